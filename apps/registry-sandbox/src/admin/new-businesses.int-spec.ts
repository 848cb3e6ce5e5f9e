import { SpawnedSandbox } from '../testing/spawned-sandbox';

interface Entry {
  creditCode: string;
  name: string;
  login: string;
  isRegistered: boolean;
  representative: { idNumber: string; name: string };
  documents: Record<string, Record<string, string>>;
}

describe('businesses that no register knows yet', () => {
  let sandbox: SpawnedSandbox;
  beforeAll(async () => {
    sandbox = await SpawnedSandbox.start({ SANDBOX_NEW_BUSINESSES: '5' });
  });
  afterAll(async () => {
    await sandbox.end('SIGTERM');
  });

  const list = async (): Promise<Entry[]> =>
    ((await (await sandbox.ask('/admin/new-businesses')).json()) as { entries: Entry[] }).entries;
  const lookUp = async (creditCode: string): Promise<Record<string, unknown> | null> => {
    const answer = await sandbox.ask(`/registries/business-registration/businesses/${creditCode}`);
    return ((await answer.json()) as { record: Record<string, unknown> | null }).record;
  };
  const register = (creditCode: string, body: object): Promise<Response> =>
    sandbox.ask(`/admin/new-businesses/${creditCode}/registration`, {
      method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    }); // prettier-ignore

  it('are listed with what their documents show, as of today', async () => {
    const entries = await list();
    expect(entries).toHaveLength(6);
    const xin = entries.find(({ login }) => login === 'xin')!;
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(xin.documents['business-licence']).toMatchObject({
      creditCode: xin.creditCode, name: xin.name, representative: xin.representative.name, establishedOn: today,
    }); // prettier-ignore
    expect(xin.documents['lease']).toMatchObject({ lessee: xin.name, lesseeCode: xin.creditCode, from: today });
    expect(await lookUp(xin.creditCode)).toBeNull();
  });

  it('can be made known, also otherwise than their licence says, and unknown again', async () => {
    const [, first, second] = (await list()) as [Entry, Entry, Entry];
    await register(first.creditCode, {});
    expect(await lookUp(first.creditCode)).toMatchObject({ name: first.name, status: '存续' });
    expect((await list()).find(({ creditCode }) => creditCode === first.creditCode)?.isRegistered).toBe(true);
    await register(first.creditCode, { status: '注销', representativeId: second.representative.idNumber });
    expect(await lookUp(first.creditCode)).toMatchObject({
      status: '注销', representative: { idNumber: second.representative.idNumber, name: second.representative.name },
    }); // prettier-ignore
    await sandbox.ask(`/admin/new-businesses/${first.creditCode}/registration`, { method: 'DELETE' });
    expect(await lookUp(first.creditCode)).toBeNull();
  });

  it('answers 404 for a business that is not new, and 400 for a status that is none', async () => {
    const [first] = (await list()) as [Entry];
    expect((await register('914403001922038216', {})).status).toBe(404);
    expect((await register(first.creditCode, { status: 'x' })).status).toBe(400);
    expect((await register(first.creditCode, { representativeId: '11010519491231002X' })).status).toBe(404);
  });
});
