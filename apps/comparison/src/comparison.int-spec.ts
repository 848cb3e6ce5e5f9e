import { ComparisonServiceService, DecideOutcome, type DecideRequest } from '@licensing/contracts';
import { APPLICATION_ID, goodCase, LICENCE_TYPE } from '../../../test/support/food-business-case';
import { type ServiceUnderTest, startServiceUnderTest } from '../../../test/support/service-under-test';
import { ComparisonEnvironment } from './comparison.config';
import { ComparisonModule } from './comparison.module';

let comparison: ServiceUnderTest<typeof ComparisonServiceService>;

beforeAll(async () => {
  comparison = await startServiceUnderTest(
    {
      name: 'comparison', module: ComparisonModule, environment: ComparisonEnvironment,
      service: 'ComparisonService', definition: ComparisonServiceService,
    },
    {},
  ); // prettier-ignore
});

afterAll(() => comparison.stop());

let asked = 0;
function request(change: Partial<DecideRequest> = {}): DecideRequest {
  asked += 1;
  return {
    ...LICENCE_TYPE,
    idempotencyKey: `key-${String(asked)}`,
    applicationId: APPLICATION_ID,
    applicationDate: goodCase.applicationDate,
    declaredJson: JSON.stringify(goodCase.declared),
    registeredJson: JSON.stringify(goodCase.registered),
    extractedJson: '',
    verification: { outcome: 'proved', reasons: [] },
    ...change,
  };
}

describe('Decide', () => {
  it('grants the good case, and gives the same receipt for the same inputs under another key', async () => {
    const [first, second] = [await comparison.client.decide(request()), await comparison.client.decide(request())];
    expect(first).toMatchObject({ outcome: DecideOutcome.DECIDE_OUTCOME_GRANT, reasons: [] });
    expect(second.receiptSha256).toBe(first.receiptSha256);
  });

  it('refers a case without evidence, each reason complete over the wire', async () => {
    const { outcome, reasons } = await comparison.client.decide(request({ registeredJson: '{}' }));
    expect(outcome).toBe(DecideOutcome.DECIDE_OUTCOME_REFER);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { code, zh, en, basis, remedy, rule } of reasons) {
      for (const text of [code, zh, en, basis, remedy?.zh, remedy?.en, rule]) expect(text).toMatch(/\S/);
    }
  });

  it('answers twenty calls at once under one key alike, whatever they ask', async () => {
    const { idempotencyKey } = request();
    const changes = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? {} : { registeredJson: '{}' }));
    const answers = await Promise.all(
      changes.map((change) => comparison.client.decide({ ...request(change), idempotencyKey })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('keeps receipt and answer together, sealed', async () => {
    const { receiptSha256 } = await comparison.client.decide(request());
    const documents = JSON.stringify(await comparison.store.collection('answers').find().toArray());
    expect(documents).toContain(`key-${String(asked)}`);
    expect(documents).not.toContain(receiptSha256);
  });

  it.each<[string, Partial<DecideRequest>, string]>([
    ['no verification', { verification: undefined }, '/verification'],
    [
      'a verification of its own making',
      { verification: { outcome: 'granted', reasons: [] } },
      '/verification/outcome',
    ],
    ['a day of no calendar', { applicationDate: '2026-3-2' }, '/applicationDate'],
    ['answers that are no object', { registeredJson: '[]' }, '/registeredJson'],
  ])('refuses a request with %s', async (_, change, pointer) => {
    const refused = comparison.client.decide(request(change)).catch((error: unknown) => error);
    await expect(refused).resolves.toMatchObject({
      code: 'REQUEST.INVALID',
      problems: [expect.objectContaining({ pointer })],
    });
  });
});
