import { Applicant } from '../support/applicant';
import { listCases, salesFields } from '../support/sandbox';

/** Kinds of businesses that no machine may license, and a reason that must be among those given. */
const CASES: readonly [kind: string, code: RegExp, fields: Record<string, unknown>][] = [
  ['restaurant', /./, { businessForm: 'catering', items: ['hot-food'] }],
  ['scope-missing', /./, {}],
  ['abnormal', /BUSINESS_STATUS/, {}],
  ['barred', /BAR_/, {}],
  ['health-certificate-lapsed', /./, {}],
  ['staff-certificate-missing', /./, {}],
  ['residential-premises', /./, {}],
  ['premises-missing', /RECORD_ABSENT|PREMISES/, { area: 60 }],
  ['lease-lapsed', /./, {}],
  ['licensed', /./, {}],
];

describe('what a machine may not decide', () => {
  it.each(CASES)('%s goes to a person, with reasons in two languages, law and remedy', async (kind, code, fields) => {
    const [business] = await listCases(kind, 1);
    const owner = await Applicant.signedIn(business!.login);
    const draft = await owner.prepareDraft(business!.creditCode, { ...salesFields(business!), ...fields });
    const { status } = await owner.untilEnded(await owner.submit(draft));
    expect(status.state).toBe('referred');
    expect(status.reasons?.map((reason) => reason.code).join(' ')).toMatch(code);
    for (const reason of status.reasons ?? []) {
      expect(reason).toMatchObject({
        zh: expect.stringMatching(/\p{Script=Han}/u) as string,
        en: expect.stringMatching(/[a-z]/) as string,
        basis: expect.stringMatching(/./) as string,
        remedy: {
          zh: expect.stringMatching(/\p{Script=Han}/u) as string,
          en: expect.stringMatching(/[a-z]/) as string,
        },
      });
    }
  });
});
