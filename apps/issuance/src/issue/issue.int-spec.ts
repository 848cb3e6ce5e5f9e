import { IssueOutcome, type IssueResponse, type ListNumbersResponse, VerificationState } from '@licensing/contracts';
import { parseLicenceNumber } from '@licensing/domain';
import { createLogger, HealthModule, LoggingModule, sha256Hex } from '@licensing/platform';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatesFor } from '../../../../test/support/certificates';
import { keySettings } from '../../../../test/support/field-keys';
import { GetCertificateService } from '../get-certificate/get-certificate.service';
import { IssuanceModule } from '../issuance.module';
import { ListNumbersService } from '../list-numbers/list-numbers.service';
import { CertificateRenderer } from '../render-certificate/certificate-renderer';
import { ReserveNumberService } from '../reserve-number/reserve-number.service';
import { CertificatesRepository } from '../store-certificate/certificates.repository';
import { ObjectStore } from '../store-certificate/object-store';
import { syntheticRequest } from '../testing/synthetic-case';
import { VerifyNumberService } from '../verify-number/verify-number.service';
import { IssueService } from './issue.service';
import { PrintCertificateService } from './print-certificate.service';

@Module({})
class Root {}

const DIVISIONS = ['440703', '440704', '440705', '440781', '440783', '440784', '440785'];
const opened: INestApplicationContext[] = [];
let folder: string;

/** One more issuance process, as far as the store can tell. */
async function open(): Promise<INestApplicationContext> {
  const log = createLogger('issuance', 'silent');
  const context = await NestFactory.createApplicationContext(
    { module: Root, imports: [LoggingModule.with(log), HealthModule, IssuanceModule] },
    { logger: false, abortOnError: false },
  );
  opened.push(context);
  return context;
}

async function listAll(app: INestApplicationContext, division: string): Promise<ListNumbersResponse[]> {
  const all: ListNumbersResponse[] = [];
  for await (const one of app.get(ListNumbersService).list()) if (one.series.endsWith(division)) all.push(one);
  return all;
}

const numberOf = (response: IssueResponse): string => response.licence?.number ?? '';
const countTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('issuing on the real store', () => {
  let app: INestApplicationContext;
  let other: INestApplicationContext;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'issuance-'));
    Object.assign(process.env, {
      MONGO_DB_PREFIX: `test_${randomBytes(4).toString('hex')}`,
      OBJECT_STORE_DIR: folder,
      ...keySettings(),
      ...(await certificatesFor('issuance')),
      ISSUANCE_ADDRESS: '127.0.0.1:1025',
      HEALTH_PORT: '1025',
      PUBLIC_URL: 'http://localhost:4000',
    });
    app = await open();
    other = await open();
  }, 60_000);

  afterEach(() => jest.restoreAllMocks());

  afterAll(async () => {
    await app.get<Connection>(getConnectionToken()).dropDatabase();
    await Promise.all(opened.map((context) => context.close()));
    await rm(folder, { recursive: true, force: true });
  });

  it('numbers 64 racing applications in two processes 1 to 64, without a hole', async () => {
    const responses = await Promise.all(
      countTo(64).map((n) => (n % 2 ? app : other).get(IssueService).issue(syntheticRequest(n))),
    );
    expect(new Set(responses.map(({ outcome }) => outcome))).toEqual(new Set([IssueOutcome.ISSUE_OUTCOME_ISSUED]));
    expect(new Set(responses.map(numberOf)).size).toBe(64);
    expect(responses.every((response) => parseLicenceNumber(numberOf(response)).kind === 'valid')).toBe(true);
    const listed = await listAll(app, '440703');
    expect(listed.map(({ sequence }) => sequence)).toEqual(countTo(64));
    expect(new Set(listed.map(({ applicationId }) => applicationId)).size).toBe(64);
    expect(listed.every(({ state, certificateSha256, storedSha256 }) => state === 'issued' && certificateSha256 === storedSha256)).toBe(true); // prettier-ignore
  });

  it('gives one application that asks 20 times at once one number and one certificate', async () => {
    const request = syntheticRequest(1001, { division: DIVISIONS[1]! });
    const responses = await Promise.all(countTo(20).map((n) => (n % 2 ? app : other).get(IssueService).issue(request)));
    for (const response of responses) expect(response).toEqual(responses[0]);
    expect(await listAll(app, DIVISIONS[1]!)).toHaveLength(1);
    expect(await app.get(IssueService).issue(request)).toEqual(responses[0]);
  });

  it.each<[string, string, (process: INestApplicationContext) => jest.SpyInstance]>([
    ['claim and number', '', (process) => jest.spyOn(process.get(ReserveNumberService), 'reserve')],
    ['number and render', 'reserved', (process) => jest.spyOn(process.get(PrintCertificateService), 'print')],
    ['render and store', 'reserved', (process) => jest.spyOn(process.get(ObjectStore), 'put')],
    ['store and record', 'reserved', (process) => jest.spyOn(process.get(CertificatesRepository), 'issue')],
  ])('completes the same number after an end between %s', async (_, left, spyOn) => {
    const division = DIVISIONS[2]!;
    const n = 2000 + (await listAll(app, division)).length;
    const request = syntheticRequest(n, { division });
    spyOn(app).mockRejectedValueOnce(new Error('killed'));
    await expect(app.get(IssueService).issue(request)).rejects.toThrow();
    const own = async () => (await listAll(app, division)).filter((one) => one.applicationId === request.applicationId);
    const before = await own();
    expect(before.map(({ state }) => state)).toEqual(left === '' ? [] : [left]);
    // An application in between, and a repeat that another process takes.
    await other.get(IssueService).issue(syntheticRequest(n + 100, { division }));
    const repeated = await other.get(IssueService).issue(request);
    const after = await own();
    expect(after).toMatchObject([{ state: 'issued', number: numberOf(repeated) }]);
    if (before[0] !== undefined) expect(after[0]?.number).toBe(before[0].number);
    const listed = await listAll(app, division);
    expect(listed.map(({ sequence }) => sequence)).toEqual(countTo(listed.length));
  });

  it('refers a second application for the same place, naming the licence that is there', async () => {
    const division = DIVISIONS[3]!;
    const first = await app.get(IssueService).issue(syntheticRequest(3001, { division }));
    const second = syntheticRequest(3001, { division, applicationId: 'second' });
    const referred = await app.get(IssueService).issue(second);
    expect(referred.outcome).toBe(IssueOutcome.ISSUE_OUTCOME_REFER);
    expect(referred.reasons[0]?.code).toBe('PLACE_LICENSED');
    expect(referred.reasons[0]?.zh).toContain(numberOf(first));
    expect(await other.get(IssueService).issue(second)).toEqual(referred);
    const elsewhere = await app.get(IssueService).issue(syntheticRequest(3001, { division, place: 3002 }));
    expect(elsewhere.outcome).toBe(IssueOutcome.ISSUE_OUTCOME_ISSUED);
    expect(await listAll(app, division)).toHaveLength(2);
  });

  it('voids the number of a certificate that fails its lint, and goes on with the next', async () => {
    const division = DIVISIONS[4]!;
    const request = syntheticRequest(4001, { division });
    jest
      .spyOn(app.get(CertificateRenderer), 'render')
      .mockReturnValueOnce({ pdf: Buffer.from('%PDF-1.7'), pageCount: 1 });
    await expect(app.get(IssueService).issue(request)).rejects.toMatchObject({ code: 'ISSUANCE.LINT' });
    await expect(app.get(IssueService).issue(request)).rejects.toMatchObject({ code: 'ISSUANCE.LINT' });
    await app.get(IssueService).issue(syntheticRequest(4002, { division }));
    const [voided, issued] = await listAll(app, division);
    expect(voided).toMatchObject({ sequence: 1, state: 'void', certificateSha256: '', storedSha256: '' });
    expect(issued).toMatchObject({ sequence: 2, state: 'issued' });
    const verified = await app.get(VerifyNumberService).verify({ number: voided!.number, onDate: '2026-11-25' });
    expect(verified).toEqual({ state: VerificationState.VERIFICATION_STATE_UNKNOWN, licence: undefined });
    await expect(app.get(GetCertificateService).get(voided!.number)).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
  });

  it('hands out the file, answers verification by day, and sees a changed or lost file', async () => {
    const division = DIVISIONS[5]!;
    const { licence } = await app.get(IssueService).issue(syntheticRequest(5001, { division }));
    const { number, certificateSha256, validTo } = licence!;
    const file = await other.get(GetCertificateService).get(number);
    expect(sha256Hex(Buffer.from(file.pdf))).toBe(certificateSha256);
    const stateOn = async (onDate: string) => (await app.get(VerifyNumberService).verify({ number, onDate })).state;
    expect(validTo).toBe('2031-11-23');
    expect(await stateOn('2026-11-23')).toBe(VerificationState.VERIFICATION_STATE_UNKNOWN);
    expect(await stateOn('2026-11-24')).toBe(VerificationState.VERIFICATION_STATE_VALID);
    expect(await stateOn('2031-11-23')).toBe(VerificationState.VERIFICATION_STATE_VALID);
    expect(await stateOn('2031-11-24')).toBe(VerificationState.VERIFICATION_STATE_EXPIRED);

    const path = join(folder, certificateSha256.slice(0, 2), `${certificateSha256}.pdf`);
    await writeFile(path, 'changed');
    expect((await listAll(app, division))[0]).toMatchObject({ certificateSha256, storedSha256: sha256Hex('changed') });
    await expect(app.get(GetCertificateService).get(number)).rejects.toMatchObject({ code: 'SERVICE.FAULT' });
    await rm(path);
    expect((await listAll(app, division))[0]).toMatchObject({ certificateSha256, storedSha256: '' });
  });

  it('keeps names only sealed, and leaves no draft in the object store', async () => {
    const { licence } = await app.get(IssueService).issue(syntheticRequest(6001, { division: DIVISIONS[6]! }));
    let read = 0;
    const stored = app.get<Connection>(getConnectionToken()).collections;
    for (const collection of Object.values(stored)) {
      const documents = JSON.stringify(await collection.find({}).toArray());
      read += documents.length;
      expect(documents).not.toContain('样例');
      expect(documents).not.toContain(licence!.operatorName);
    }
    expect(read).toBeGreaterThan(10_000);
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((name) => name.endsWith('.draft'))).toEqual([]);
  });

  it('issues nothing without a grant', async () => {
    const request = syntheticRequest(7001, { division: DIVISIONS[6]!, decision: 'refer' });
    await expect(app.get(IssueService).issue(request)).rejects.toMatchObject({ code: 'ISSUANCE.NOT_GRANTED' });
    const names = (await listAll(app, DIVISIONS[6]!)).map(({ applicationId }) => applicationId);
    expect(names).not.toContain(request.applicationId);
  });

  it('refers, without spending a number, what cannot be printed', async () => {
    const rare = await app
      .get(IssueService)
      .issue(syntheticRequest(8001, { name: '样例😀店', division: DIVISIONS[6]! }));
    expect(rare.reasons[0]?.code).toBe('CERTIFICATE_CHARACTER');
    expect(rare.reasons[0]?.zh).toContain('U+1F600');
    const gap = await app
      .get(IssueService)
      .issue(syntheticRequest(8002, { items: ['no-such-item'], division: DIVISIONS[6]! }));
    expect(gap.reasons[0]?.code).toBe('CERTIFICATE_INCOMPLETE');
    expect(gap.reasons[0]?.zh).toContain('items');
    const names = (await listAll(app, DIVISIONS[6]!)).map(({ applicationId }) => applicationId);
    expect(names.filter((name) => name.startsWith('app-800'))).toEqual([]);
  });
});
