import { daysBetween, type LocalDate } from '../../../dates';
import type { RuleResult } from '../../definition';
import { asDate, orNull } from '../../readers';
import { byDocument, registered } from '../../rule';
import { PARAMETERS } from '../parameters';

const REGISTER = 'business-registration';

/** A licence cannot say that its business still stands; that holds only as long as the register may be behind. */
function judgeAge(establishedOn: LocalDate, on: LocalDate): RuleResult {
  const days = daysBetween(establishedOn, on);
  const fact = `${REGISTER}: no record; established ${establishedOn}`;
  if (days >= 0 && days <= PARAMETERS.newBusinessDays.value) return { outcome: 'pass', fact };
  return {
    outcome: 'refer',
    code: 'BUSINESS_NOT_NEW',
    fact,
    zh: `营业执照的成立日期为${establishedOn}，市场主体登记却没有记录。`,
    en: `The licence says that the business was established on ${establishedOn}; the register has no record of it.`,
    remedy: {
      zh: '由工作人员向登记机关核实，申请人无需补充材料。',
      en: 'A clerk checks with the registration authority; there is nothing to add.',
    },
  };
}

const NEED_AGE = { establishedOn: registered(REGISTER, 'establishedOn', asDate) };

export const STATUS_BY_LICENCE = byDocument(REGISTER, NEED_AGE, ({ establishedOn }, { applicationDate }) =>
  judgeAge(establishedOn, applicationDate),
);

export const TERM_BY_LICENCE = byDocument(
  REGISTER,
  { ...NEED_AGE, termEnd: registered(REGISTER, 'termEnd', orNull(asDate)) },
  ({ establishedOn, termEnd }, { applicationDate }) => {
    const judged = judgeAge(establishedOn, applicationDate);
    const fact = `${judged.fact}; termEnd=${termEnd ?? 'none'}`;
    if (judged.outcome === 'refer' || termEnd === null || termEnd >= applicationDate) return { ...judged, fact };
    return { outcome: 'refer', fact, zh: `营业期限已于${termEnd}届满。`, en: `The business term ended on ${termEnd}.` };
  },
);
