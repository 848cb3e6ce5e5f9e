import { AccessLogServiceService, type RecordAccessRequest } from '@licensing/contracts';
import { completeResidentId } from '@licensing/domain';
import { type Connection } from 'mongoose';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../../test/support/service-under-test';
import { IdentityEnvironment } from '../identity.config';
import { IdentityModule } from '../identity.module';
import { accessSweeps } from './access-sweeps';
import { AccessRepository } from './access.repository';
import { AccessClaim, StoredAccess } from './access.schema';

const ANNA = completeResidentId('44070319850612003');
const BO = completeResidentId('44070319900101123');
const person = (idNumber: string) => ({ subject: 's', name: '陈晓明', idNumber, assurance: 'password' });

let identity: ServiceUnderTest<typeof AccessLogServiceService>;
let store: Connection;

beforeAll(async () => {
  identity = await startServiceUnderTest(
    {
      name: 'identity', module: IdentityModule, environment: IdentityEnvironment, service: 'AccessLogService',
      definition: AccessLogServiceService,
    },
    { REGISTRY_URL: 'http://127.0.0.1:11', REGISTRY_API_KEY: 'none', EXTRACTION_ADDRESS: '127.0.0.1:1024' },
  ); // prettier-ignore
  ({ store } = identity);
});
afterAll(() => identity.stop());

const reading = (idempotencyKey: string, change: Partial<RecordAccessRequest> = {}): RecordAccessRequest => ({
  idempotencyKey, idNumbers: [ANNA], reader: { ref: 'reference-of-the-clerk', role: 'clerk', office: '440703' },
  purpose: 'handle-case', what: 'application', applicationId: 'application-1', ...change,
}); // prettier-ignore

const listOf = (idNumber: string, limit = 20, offset = 0) =>
  identity.client.listAccesses({ person: person(idNumber), limit, offset });

describe('the access log', () => {
  it('keeps one entry for one reading, of twenty at once under one key and twenty under others', async () => {
    const same = Array.from({ length: 20 }, () => identity.client.recordAccess(reading('same')));
    const others = Array.from({ length: 20 }, (_, n) => identity.client.recordAccess(reading(`other-${n}`)));
    await Promise.all([...same, ...others]);
    await identity.client.recordAccess(reading('same'));
    const { accesses, total } = await listOf(ANNA, 100);
    expect([total, accesses.length]).toEqual([21, 21]);
    expect(new Set(accesses.map(({ role, office, purpose }) => `${role} ${office} ${purpose}`))).toEqual(
      new Set(['clerk 440703 handle-case']),
    );
    expect((await listOf(ANNA, 5, 19)).accesses).toHaveLength(2);
    expect((await listOf(BO)).total).toBe(0);
  });

  it('holds no number, and nobody’s reference in the open', async () => {
    await identity.client.recordAccess(reading('both', { idNumbers: [ANNA, BO] }));
    const names = ['accesses', 'access_claims'];
    const all = JSON.stringify(await Promise.all(names.map((name) => store.collection(name).find().toArray())));
    expect(all).toContain('application-1');
    expect(all).not.toMatch(new RegExp(`${ANNA}|${BO}|reference-of-the-clerk`));
  });

  it('takes no purpose that is not on the list, or not of the reader’s role', async () => {
    await expect(identity.client.recordAccess(reading('x', { purpose: 'curiosity' }))).rejects.toMatchObject({
      code: 'REQUEST.INVALID', problems: [{ pointer: '/purpose' }],
    }); // prettier-ignore
    await expect(identity.client.recordAccess(reading('y', { purpose: 'audit' }))).rejects.toMatchObject({
      code: 'SESSION.FORBIDDEN',
    });
    const nobody = identity.client.recordAccess(reading('z', { idNumbers: [], reader: undefined }));
    await expect(nobody).rejects.toMatchObject({ problems: [{ pointer: '/idNumbers' }, { pointer: '/reader' }] });
  });

  it('erases whole years when their time is over, and goes on counting', async () => {
    const entries = store.model<StoredAccess>(StoredAccess.name);
    const repository = new AccessRepository(entries, store.model<AccessClaim>(AccessClaim.name));
    const [newest] = await entries.find({}).lean().exec();
    const [index = ''] = newest!._id.split(':');
    const at = new Date('2022-07-01T00:00:00Z');
    for (let k = 1; k <= 3; k += 1)
      await entries.insertMany([Object.assign({}, newest, { at, _id: `${index}:2022:${k}` })]);
    const [log] = accessSweeps(repository);
    const sweepAt = (now: string): Promise<number> => log!.sweep(new Date(log!.cutOff(Date.parse(now))), 2);
    expect(await sweepAt('2025-12-31T00:00:00Z')).toBe(0);
    expect(await sweepAt('2026-03-02T00:00:00Z')).toBe(2);
    expect(await sweepAt('2026-03-02T00:00:00Z')).toBe(1);
    expect(await entries.countDocuments({ at: { $lt: new Date('2023-01-01T00:00:00Z') } })).toBe(0);
  });
});
