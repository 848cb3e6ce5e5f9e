import { Applicant } from '../support/applicant';
import { listCases, salesFields } from '../support/sandbox';

/** Kinds of businesses that no machine may license, and a reason that must be among those given. */
const CASES: readonly [kind: string, code: RegExp, fields: Record<string, unknown>][] = [
  ['restaurant', /./, { businessForm: 'catering', items: ['hot-food'] }],
  ['scope-missing', /./, {}],
  ['abnormal', /BUSINESS_STATUS/, {}],
  ['barred', /BAR_/, {}],
  ['health-certificate-lapsed', /./, {}],
  ['residential-premises', /./, {}],
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

/** Kinds of businesses of which no registry has everything, and the document that is asked instead. */
const ASKED: readonly [kind: string, slot: string, fields: Record<string, unknown>][] = [
  ['staff-certificate-missing', 'staff-certificate', {}],
  ['premises-missing', 'premises-right', { area: 60 }],
  ['lease-lapsed', 'premises-right', {}],
];

describe('what no registry has', () => {
  it.each(ASKED)(
    '%s is asked for as a document, with its law, before anything is submitted',
    async (kind, slot, fields) => {
      const [business] = await listCases(kind, 1);
      const owner = await Applicant.signedIn(business!.login);
      const draft = await owner.prepareDraft(business!.creditCode, { ...salesFields(business!), ...fields });
      await expect(owner.submit(draft)).rejects.toThrow(
        new RegExp(`expected 202, got 422: .*"pointer":"/documents/${slot}","code":"document-required"`),
      );
    },
  );
});
