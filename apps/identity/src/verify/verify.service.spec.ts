import { VerifyOutcome } from '@licensing/contracts';
import { createFakeAnswers } from '../../../../test/support/fake-answers';
import { createFakeRegistries, type FakeReply } from '../../../../test/support/fake-registries';
import {
  allAnswer, APPLICATION_ID, applicant, CREDIT_CODE, declared, LICENCE_TYPE, OTHER_CODE, records, STAFF_ID,
} from '../../../../test/support/food-business-case'; // prettier-ignore
import { VerifyService } from './verify.service';

const { VERIFY_OUTCOME_PROVED: PROVED, VERIFY_OUTCOME_REFER: REFER, VERIFY_OUTCOME_WAITING: WAITING } = VerifyOutcome;

const request = {
  ...LICENCE_TYPE,
  idempotencyKey: `${APPLICATION_ID}:verify`,
  applicationId: APPLICATION_ID,
  applicant: applicant as typeof applicant & { assurance: string },
  creditCode: CREDIT_CODE,
  declaredJson: JSON.stringify(declared),
};

function serviceOn(changes: Record<string, FakeReply> = {}, answers = createFakeAnswers()) {
  const registries = createFakeRegistries(allAnswer(changes));
  return { registries, answers, service: new VerifyService(registries, answers) };
}

describe('VerifyService', () => {
  it('proves the good case, with one piece of evidence per registry', async () => {
    const { service } = serviceOn();
    const { outcome, reasons, evidence, waiting, answeredAt } = await service.verify(request);
    expect({ outcome, reasons, waiting }).toEqual({ outcome: PROVED, reasons: [], waiting: undefined });
    expect(evidence.map(({ source }) => source)).toEqual(['population', 'business-registration', 'food-safety-bars']);
    for (const { requestId, asOf, replySha256, rule } of evidence) {
      expect({ requestId, asOf, replySha256, rule }).toEqual({
        requestId: expect.stringMatching(/^request-/) as string,
        asOf: '2026-03-02T01:00:00.000Z',
        replySha256: 'a'.repeat(64),
        rule: 'identity/verify',
      });
    }
    expect(new Date(answeredAt).toISOString()).toBe(answeredAt);
  });

  it('asks about the applicant, the business, and bars of everybody the form names', async () => {
    const { service, registries } = serviceOn();
    await service.verify(request);
    expect(registries.asked).toEqual([
      { source: 'population', path: `/persons/${applicant.idNumber}?name=${encodeURIComponent(applicant.name)}` },
      { source: 'business-registration', path: `/businesses/${CREDIT_CODE}` },
      {
        source: 'food-safety-bars',
        path: '/checks',
        body: { subjects: [{ idNumber: applicant.idNumber }, { idNumber: STAFF_ID }, { creditCode: CREDIT_CODE }] },
      },
    ]);
  });

  it('asks once about an applicant who is the food-safety person too', async () => {
    const { service, registries } = serviceOn();
    await service.verify({
      ...request,
      declaredJson: JSON.stringify({ ...declared, foodSafetyPersonId: applicant.idNumber }),
    });
    expect(registries.asked[2]?.body).toEqual({
      subjects: [{ idNumber: applicant.idNumber }, { creditCode: CREDIT_CODE }],
    });
  });

  it.each(['population', 'business-registration', 'food-safety-bars'])(
    'waits for a silent %s, and keeps nothing',
    async (source) => {
      const { service, answers } = serviceOn({ [source]: 'silent' });
      await expect(service.verify(request)).resolves.toMatchObject({
        outcome: WAITING,
        waiting: { source, since: '2026-03-02T01:30:00.000Z' },
        reasons: [],
        evidence: [],
      });
      expect(answers.kept.size).toBe(0);
    },
  );

  it('goes on when the source is back', async () => {
    const { service, answers } = serviceOn({ population: 'silent' });
    await service.verify(request);
    await expect(serviceOn({}, answers).service.verify(request)).resolves.toMatchObject({ outcome: PROVED });
  });

  it.each([
    ['population', 'PERSON_ANSWER_UNUSABLE'],
    ['business-registration', 'BUSINESS_ANSWER_UNUSABLE'],
    ['food-safety-bars', 'BARS_ANSWER_UNUSABLE'],
  ])('refers a malformed answer of %s and leaves it out of the evidence', async (source, code) => {
    const { service, answers } = serviceOn({ [source]: 'malformed' });
    const { outcome, reasons, evidence } = await service.verify(request);
    expect(outcome).toBe(REFER);
    expect(reasons).toMatchObject([{ code, rule: `identity/${code}`, field: '' }]);
    expect(evidence.map((one) => one.source)).not.toContain(source);
    expect(answers.kept.size).toBe(1);
  });

  it.each<[string, Record<string, FakeReply>, string]>([
    ['no such person', { population: { record: null } }, 'PERSON_UNKNOWN'],
    [
      'another person',
      { population: { record: { ...records['population'], idNumber: STAFF_ID } } },
      'PERSON_ANSWER_UNUSABLE',
    ],
    [
      'another business',
      { 'business-registration': { record: { ...records['business-registration'], creditCode: OTHER_CODE } } },
      'BUSINESS_ANSWER_UNUSABLE',
    ],
    [
      'a bar of the food-safety person',
      {
        'food-safety-bars': {
          record: { bars: [{ subject: STAFF_ID, ground: 'food-safety-crime-life', from: '2020-01-01', until: null }] },
        },
      },
      'BAR_FOOD_SAFETY_CRIME_LIFE',
    ],
  ])('refers on %s', async (_, change, code) => {
    const { outcome, reasons } = await serviceOn(change).service.verify(request);
    expect({ outcome, codes: reasons.map((reason) => reason.code) }).toEqual({ outcome: REFER, codes: [code] });
  });

  it.each<[string, FakeReply]>([
    ['say something else', { record: null }],
    ['are silent', 'silent'],
  ])('returns the first answer when asked again, though the registries %s by then', async (_, reply) => {
    const { service, answers } = serviceOn();
    const first = await service.verify(request);
    const changed = serviceOn({ population: reply }, answers).service;
    await expect(changed.verify(request)).resolves.toEqual(first);
  });

  it('does not know a licence type that is not in the data', async () => {
    await expect(serviceOn().service.verify({ ...request, typeVersion: '9.9.9' })).rejects.toThrow(RangeError);
  });
});
