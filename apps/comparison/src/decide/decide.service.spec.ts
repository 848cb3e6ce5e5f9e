import { DecideOutcome } from '@licensing/contracts';
import { sha256Hex } from '@licensing/platform';
import { createFakeAnswers } from '../../../../test/support/fake-answers';
import {
  APPLICATION_ID,
  applicant,
  goodCase,
  LICENCE_TYPE,
  STAFF_ID,
} from '../../../../test/support/food-business-case';
import { DecideDto } from './decide.dto';
import { DecideService } from './decide.service';

interface Kept {
  readonly receipt: string;
}

const request = {
  ...LICENCE_TYPE,
  idempotencyKey: `${APPLICATION_ID}:decide`,
  applicationId: APPLICATION_ID,
  applicationDate: goodCase.applicationDate,
  declaredJson: JSON.stringify(goodCase.declared),
  registeredJson: JSON.stringify(goodCase.registered),
  extractedJson: '',
  verification: { outcome: 'proved' as const, reasons: [] },
};

async function decide(change: Partial<DecideDto> = {}, answers = createFakeAnswers()) {
  const response = await new DecideService(answers).decide(Object.assign(new DecideDto(), request, change));
  const { receipt } = answers.kept.get(request.idempotencyKey) as Kept;
  return { response, receipt, answers };
}

const withoutSource = (source: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(goodCase.registered).filter(([id]) => id !== source)));

describe('DecideService', () => {
  it('grants the good case: every rule leaves a finding, none a reason', async () => {
    const { response } = await decide();
    expect(response).toMatchObject({ outcome: DecideOutcome.DECIDE_OUTCOME_GRANT, reasons: [] });
    expect(response.findings.length).toBeGreaterThan(10);
    expect(response.findings.every(({ outcome }) => outcome === 'pass')).toBe(true);
    expect(response.ruleSet).toMatchObject({ id: 'food-business', version: LICENCE_TYPE.typeVersion });
  });

  it.each(Object.keys(goodCase.registered))(
    'refers when %s is missing, with reasons: never grants on less',
    async (source) => {
      const { response } = await decide({ registeredJson: withoutSource(source) });
      expect(response.outcome).toBe(DecideOutcome.DECIDE_OUTCOME_REFER);
      expect(response.reasons).not.toEqual([]);
    },
  );

  it('passes the reasons of verification on as they are', async () => {
    const reason = {
      code: 'AUTHORITY_NONE', zh: '无权办理。', en: 'No authority.', basis: '行政许可法 art 29',
      remedy: { zh: '请本人办理。', en: 'Apply in person.' }, field: '', rule: 'identity/AUTHORITY_NONE',
    }; // prettier-ignore
    const { response } = await decide({ verification: { outcome: 'refer', reasons: [reason] } });
    expect(response.outcome).toBe(DecideOutcome.DECIDE_OUTCOME_REFER);
    expect(response.reasons).toContainEqual(reason);
  });

  it('leaves a receipt with hashes of the inputs, and no person in it', async () => {
    const { response, receipt } = await decide();
    expect(response.receiptSha256).toBe(sha256Hex(receipt));
    expect(JSON.parse(receipt)).toMatchObject({
      ruleSet: response.ruleSet,
      input: { declaredSha256: sha256Hex(request.declaredJson), registeredSha256: sha256Hex(request.registeredJson) },
      decision: { outcome: 'grant' },
    });
    expect(receipt).not.toMatch(new RegExp(`${applicant.idNumber}|${STAFF_ID}|${applicant.name}|13800000000`));
  });

  it('gives the same receipt for the same inputs, in another process too', async () => {
    const [first, second] = [await decide(), await decide()];
    expect(second.receipt).toBe(first.receipt);
    expect((await decide({ applicationDate: '2026-03-03' })).receipt).not.toBe(first.receipt);
  });

  it('returns the first answer when asked again, whatever is asked by then', async () => {
    const { response, answers } = await decide();
    const again = await decide({ registeredJson: '{}' }, answers);
    expect(again.response).toEqual(response);
  });
});
