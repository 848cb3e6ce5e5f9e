import type { JsonValue } from '../canonical';
import type { Question, Reason } from '../decision';
import { comparePersonName } from '../names';
import { toReason } from './claims';
import { type Authority, decideAuthority, type Errand, type HeldMandate } from './decide-authority';
import { REPRESENTATIVE_ROLES } from './parameters';
import { readBusiness } from './registry-records';
import type { ClaimedPerson } from './verify-person';

interface VerifiedAuthority {
  authority?: Authority;
  questions: Question[];
  reasons: Reason[];
}

/** The applicant represents the business, or holds a mandate of whoever does. Without a usable record nothing is said here. */
export function verifyAuthority(
  applicant: ClaimedPerson,
  creditCode: string,
  answer: JsonValue,
  mandates: readonly HeldMandate[],
  errand: Errand,
): VerifiedAuthority {
  const record = readBusiness(answer, creditCode);
  // The claim of the business says why; an authority to act for what is not known is none.
  if (record === undefined) return { questions: [], reasons: [] };
  const decision = decideAuthority(applicant.idNumber, record, mandates, errand);
  switch (decision.kind) {
    case 'none':
      return { questions: [], reasons: [NONE] };
    case 'ask':
      return { questions: decision.questions, reasons: [] };
    case 'proved': {
      const reasons = verifyRepresentative(record.representative, applicant, decision.authority);
      return reasons.length === 0
        ? { authority: decision.authority, questions: [], reasons }
        : { questions: [], reasons };
    }
  }
}

const NONE = toReason('authority', {
  code: 'AUTHORITY_NONE',
  zh: '申请人不是登记的法定代表人、经营者或负责人，也没有其委托。',
  en: 'The applicant is not the registered representative, operator or person in charge, and holds no mandate of theirs.',
  basis: '行政许可法 art 29; 民法典 arts 161, 165',
  remedy: {
    zh: '请由法定代表人（经营者、负责人）本人登录办理，或请其在线出具委托。',
    en: 'The representative signs in and applies in person, or gives a mandate online.',
  },
});

function verifyRepresentative(
  { name, role }: { name: string; role: string },
  applicant: ClaimedPerson,
  authority: Authority,
): Reason[] {
  const reasons: Reason[] = [];
  if (!REPRESENTATIVE_ROLES.value.some((known) => known === role)) {
    reasons.push(
      toReason('authority', {
        code: 'REPRESENTATIVE_ROLE',
        zh: '登记的负责人身份无法识别。',
        en: 'The register names the representative in a role that is not known.',
        basis: REPRESENTATIVE_ROLES.source,
      }),
    );
  }
  if (authority.kind === 'representative' && comparePersonName(name, applicant.name) !== 'same') {
    reasons.push(
      toReason('authority', {
        code: 'REPRESENTATIVE_NAME',
        zh: '登记的负责人与申请人身份证号码相同而姓名不同。',
        en: 'The representative is registered under the applicant’s identity number with another name.',
        basis: '市场主体登记管理条例 art 24; 行政许可法 art 31',
        remedy: {
          zh: '由工作人员核实；姓名已变更的，请到登记机关办理变更登记。',
          en: 'A clerk checks it; after a change of name, have the registration changed.',
        },
      }),
    );
  }
  return reasons;
}
