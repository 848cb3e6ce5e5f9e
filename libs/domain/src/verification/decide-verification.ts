import type { JsonValue } from '../canonical';
import type { LocalDate } from '../dates';
import type { Question, Reason } from '../decision';
import type { AssuranceDemand, NewBusinessDefinition } from '../licence-types';
import { toReason } from './claims';
import type { Authority, Errand, HeldMandate } from './decide-authority';
import type { NamedPerson } from './named-people';
import { readBusiness } from './registry-records';
import { verifyAuthority } from './verify-authority';
import { type BarSubject, verifyBars } from './verify-bars';
import { verifyBusiness } from './verify-business';
import { verifyNewBusiness } from './verify-new-business';
import { askAssurance, type ClaimedPerson, verifyPerson } from './verify-person';

/** What is to be proved, and what the registries answered. `null` = the registry knows no such record. */
export interface VerificationFacts {
  on: LocalDate;
  applicant: ClaimedPerson;
  creditCode: string;
  errand: Errand;
  /** How surely the applicant must have signed in for it, by the licence type's data. */
  demand: AssuranceDemand;
  /** The applicant's mandates for this business, the newest last. */
  mandates: readonly HeldMandate[];
  /** Whom the form names. */
  named: readonly NamedPerson[];
  population: JsonValue;
  business: JsonValue;
  /**
   * The licence that was brought for a business that the register does not know, where the licence type takes one; its
   * `record` is null when nothing of it can be decided on. Nobody looks at it once the register answers.
   */
  licence?: { record: JsonValue; newBusiness: NewBusinessDefinition };
  /** What the register of bars answered, and about whom it was asked in all. */
  bars: { askedAbout: readonly string[]; answers: readonly JsonValue[] };
}

/**
 * Everything is proved; or the applicant has something to answer or mend first (with what a person will have to look at
 * beside it); or a person has to look. No score, no average.
 */
export type Verification =
  | { outcome: 'proved'; authority: Authority }
  | { outcome: 'ask'; questions: Question[]; reasons: Reason[] }
  | { outcome: 'refer'; reasons: Reason[]; authority?: Authority };

/** Everything that stands against person, business, authority and in the register of bars, told at once (行政许可法 art 32). */
export function decideVerification(facts: VerificationFacts): Verification {
  const { on, applicant, demand, population, bars } = facts;
  const { authority, ...claimed } = verifyClaims(facts);
  const questions = withoutRepeats([...askAssurance(applicant.assurance, demand), ...claimed.questions]);
  const reasons = [
    ...verifyPerson(applicant, population, on),
    ...claimed.reasons,
    ...unreadable(facts.named),
    ...verifyBars(toBarSubjects(facts), bars.askedAbout, bars.answers, on),
  ];
  if (questions.length > 0) return { outcome: 'ask', questions, reasons };
  if (reasons.length > 0 || authority === undefined) return { outcome: 'refer', reasons, authority };
  return { outcome: 'proved', authority };
}

/** Business and authority: by the register, or by a licence as long as the register knows nothing. */
function verifyClaims({ on, applicant, creditCode, errand, mandates, business, licence }: VerificationFacts): {
  authority?: Authority;
  questions: Question[];
  reasons: Reason[];
} {
  if (business === null && licence !== undefined) {
    const { record, newBusiness } = licence;
    return verifyNewBusiness({ on, applicant, creditCode, licence: record, newBusiness });
  }
  const claimed = verifyAuthority(applicant, creditCode, business, mandates, errand);
  return { ...claimed, reasons: [...verifyBusiness(creditCode, business, on), ...claimed.reasons] };
}

/** A surer sign-in is asked for once: what a licence demands goes beyond what everybody is asked. */
function withoutRepeats(questions: readonly Question[]): Question[] {
  return questions.filter(({ code }, index) => questions.findLastIndex((other) => other.code === code) === index);
}

/** Everybody whose bars matter: applicant, business, its representative (who gave the mandate), whom the form names. */
function toBarSubjects({ applicant, creditCode, business, named }: VerificationFacts): BarSubject[] {
  const representative = readBusiness(business, creditCode)?.representative;
  return [
    { subject: applicant.idNumber, role: { zh: '申请人', en: 'the applicant' } },
    { subject: creditCode, role: { zh: '经营主体', en: 'the business' } },
    ...(representative === undefined
      ? []
      : [{ subject: representative.idNumber, role: { zh: '登记的负责人', en: 'the registered representative' } }]),
    ...named.flatMap(({ idNumber, field, label }) =>
      idNumber === undefined
        ? []
        : [{ subject: idNumber, role: { zh: `“${label.zh}”所列人员`, en: `the person under "${label.en}"` }, field }],
    ),
  ];
}

function unreadable(named: readonly NamedPerson[]): Reason[] {
  return named
    .filter(({ idNumber }) => idNumber === undefined)
    .map(({ field, label }) =>
      toReason('bars', {
        code: 'NAMED_PERSON_UNREADABLE',
        zh: `“${label.zh}”不是有效的公民身份号码，无法查询从业禁止名单。`,
        en: `"${label.en}" holds no valid identity number: nobody can be looked up.`,
        basis: '食品安全法 art 135',
        field,
      }),
    );
}
