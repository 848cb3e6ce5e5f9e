import { type DocumentRef, GatherOutcome } from '@licensing/contracts';
import { sha256Hex } from '@licensing/platform';
import { createFakeAnswers } from '../../../../test/support/fake-answers';
import { createFakeRegistries, type FakeReply } from '../../../../test/support/fake-registries';
import {
  allAnswer,
  applicant,
  APPLICATION_ID,
  CREDIT_CODE,
  declared,
  LICENCE_TYPE,
  records,
} from '../../../../test/support/food-business-case';
import { SourceReader } from '../sources/source-reader.service';
import { noDocuments } from '../testing/fake-extracted';
import { GatherService } from './gather.service';

const {
  GATHER_OUTCOME_GATHERED: GATHERED,
  GATHER_OUTCOME_REFER: REFER,
  GATHER_OUTCOME_WAITING: WAITING,
} = GatherOutcome;
const ASKED = [
  'business-registration', 'food-safety-bars', 'premises', 'standard-addresses', 'food-safety-staff', 'health-certificates',
  'certificate-library',
]; // prettier-ignore

const request = {
  ...LICENCE_TYPE,
  idempotencyKey: `${APPLICATION_ID}:gather`,
  applicationId: APPLICATION_ID,
  creditCode: CREDIT_CODE,
  declaredJson: JSON.stringify(declared),
  applicant: { name: applicant.name, idNumber: applicant.idNumber },
  documents: [] as DocumentRef[],
};

function serviceOn(changes: Record<string, FakeReply> = {}, answers = createFakeAnswers()) {
  const registries = createFakeRegistries(allAnswer(changes));
  return { registries, answers, service: new GatherService(new SourceReader(registries), answers, noDocuments) };
}

describe('GatherService', () => {
  it('gathers every source of the licence type, with hash and evidence', async () => {
    const { outcome, registeredJson, fieldsSha256, evidence, waiting } = await serviceOn().service.gather(request);
    expect({ outcome, waiting }).toEqual({ outcome: GATHERED, waiting: undefined });
    const registered = JSON.parse(registeredJson) as Record<string, { record: unknown }>;
    expect(Object.keys(registered).sort()).toEqual([...ASKED].sort());
    expect(registered['premises']?.record).toEqual(records['premises']);
    expect(fieldsSha256).toBe(sha256Hex(registeredJson));
    expect(evidence.map(({ source }) => source)).toEqual(ASKED);
  });

  it('asks for a decision, each source', async () => {
    const { service, registries } = serviceOn();
    await service.gather(request);
    expect(registries.asked.map((query) => query.purpose)).toEqual(ASKED.map(() => 'decision'));
  });

  it('goes by the credit code of the application, not by one typed into the form', async () => {
    const { service, registries } = serviceOn();
    await service.gather({ ...request, declaredJson: JSON.stringify({ ...declared, creditCode: 'typed' }) });
    expect(registries.asked.filter(({ path }) => path.includes('typed'))).toEqual([]);
  });

  it.each(ASKED)('waits for a silent %s, and keeps nothing', async (source) => {
    const { service, answers } = serviceOn({ [source]: 'silent' });
    await expect(service.gather(request)).resolves.toMatchObject({
      outcome: WAITING,
      waiting: { source, since: '2026-03-02T01:30:00.000Z' },
      registeredJson: '',
      evidence: [],
    });
    expect(answers.kept.size).toBe(0);
  });

  it.each(ASKED)('refers a malformed answer of %s, which is no evidence', async (source) => {
    const { outcome, evidence, registeredJson } = await serviceOn({ [source]: 'malformed' }).service.gather(request);
    expect(outcome).toBe(REFER);
    expect(evidence.map((one) => one.source)).toEqual(ASKED.filter((asked) => asked !== source));
    expect(JSON.parse(registeredJson)).toMatchObject({ [source]: { asOf: '', record: null } });
  });

  it('refers when a source could not be asked', async () => {
    const without = { ...declared, premisesAddressCode: '' };
    const { service } = serviceOn();
    await expect(service.gather({ ...request, declaredJson: JSON.stringify(without) })).resolves.toMatchObject({
      outcome: REFER,
    });
  });

  it('takes "no such record" for an answer', async () => {
    const { outcome, evidence } = await serviceOn({ premises: { record: null } }).service.gather(request);
    expect(outcome).toBe(GATHERED);
    expect(evidence).toHaveLength(ASKED.length);
  });

  it.each<[string, FakeReply]>([
    ['say something else', { record: null }],
    ['are silent', 'silent'],
  ])('returns the first answer when asked again, and on reading it back, though registries %s', async (_, reply) => {
    const { service, answers } = serviceOn();
    const first = await service.gather(request);
    const changed = serviceOn({ premises: reply }, answers).service;
    await expect(changed.gather(request)).resolves.toEqual(first);
    await expect(changed.get(request.idempotencyKey)).resolves.toEqual(first);
  });

  it('has nothing to read back before it has finished', async () => {
    const { service } = serviceOn({ premises: 'silent' });
    await service.gather(request);
    await expect(service.get(request.idempotencyKey)).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });
});
