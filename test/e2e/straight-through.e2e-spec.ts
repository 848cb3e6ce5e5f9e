import { Applicant, type Application } from '../support/applicant';
import { listCases, salesFields, type SandboxCase } from '../support/sandbox';

interface HistoryRecord {
  readonly id: string;
  readonly n: number;
  readonly type: string;
  readonly hash: string;
}

const STRAIGHT_THROUGH = [
  'licensing.application.submitted.v1',
  'licensing.application.verified.v1',
  'licensing.application.gathered.v1',
  'licensing.application.decided.v1',
  'licensing.certificate.issued.v1',
];

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within 20 s`);
}

describe('one licence, from sign-in to another department', () => {
  let lin: Applicant;
  let shop: SandboxCase;
  let ended: Application;
  let number: string;

  beforeAll(async () => {
    const cases = await listCases('straight-through');
    shop = cases.find(({ login }) => login === 'lin')!;
    lin = await Applicant.signedIn('lin');
  });

  it('offers the signed-in person their own businesses only', async () => {
    const { body } = await lin.get('/v1/businesses');
    expect(body).toMatchObject({ total: 1, businesses: [{ creditCode: shop.creditCode, name: shop.name }] });
  });

  it('fills the form from registries and leaves at most eight fields to type', async () => {
    const { status, body } = await lin.send('POST', '/v1/drafts', {
      licenceType: 'food-business',
      creditCode: shop.creditCode,
    });
    expect(status).toBe(201);
    const fields = Object.values(
      body['fields'] as Record<string, { source: string; asOf: string; locked: boolean; value: unknown }>,
    );
    const filled = fields.filter(({ value }) => value !== null && value !== undefined);
    expect(filled.length).toBeGreaterThanOrEqual(7);
    for (const field of filled)
      expect(field).toMatchObject({
        source: expect.stringMatching(/./) as string,
        asOf: expect.stringMatching(/^\d{4}-/) as string,
      });
    expect((body['missing'] as string[]).length).toBeLessThanOrEqual(8);
  });

  it('issues twenty simultaneous submissions of one draft as one licence', async () => {
    const draft = await lin.prepareDraft(shop.creditCode, salesFields(shop));
    const ids = await Promise.all(Array.from({ length: 20 }, () => lin.submit(draft)));
    expect(new Set(ids).size).toBe(1);
    ended = await lin.untilEnded(ids[0]!);
    expect(ended.status.state).toBe('issued');
    number = ended.status.licenceNumber!;
    expect(number).toMatch(/^JY1440703\d{7}$/);
  });

  it('leaves one fact per step, chained', async () => {
    const { body } = await lin.get(`/v1/applications/${ended.applicationId}`);
    const history = body['history'] as HistoryRecord[];
    expect(history.map(({ type }) => type)).toEqual(STRAIGHT_THROUGH);
    expect(history.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
  });

  it('replays the same facts to somebody who follows late', async () => {
    const response = await lin.client.send(`${lin.origin}/v1/applications/${ended.applicationId}/progress`);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const text = await response.text();
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(['1', '2', '3', '4', '5']);
    expect(text).toMatch(/^event: end$/m);
  });

  it('hands the certificate to its holder and to nobody else', async () => {
    const file = await lin.client.send(`${lin.origin}/v1/certificates/${number}/file`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const chen = await Applicant.signedIn('chen');
    expect((await chen.get(`/v1/certificates/${number}/file`)).status).toBe(404);
    expect((await new Applicant().get(`/v1/certificates/${number}/file`)).status).toBe(401);
  });

  it('answers anybody whether the number is valid', async () => {
    const { body } = await new Applicant().get(`/v1/verification/${number}`, { accept: 'application/json' });
    expect(body).toMatchObject({
      state: 'valid',
      licence: { number, creditCode: shop.creditCode, operatorName: shop.name },
    });
  });

  it('reaches the register of another department', async () => {
    const entry = await until('register entry', async () => {
      const { status, body } = await new Applicant().get(`/v1/register/${number}`);
      return status === 200 ? body : undefined;
    });
    expect(entry).toMatchObject({ applicationId: ended.applicationId });
  });

  it('does not license the same place twice', async () => {
    const draft = await lin.prepareDraft(shop.creditCode, salesFields(shop));
    const again = await lin.untilEnded(await lin.submit(draft));
    expect(again.status.state).toBe('referred');
    expect(again.status.reasons?.length).toBeGreaterThan(0);
  });
});
