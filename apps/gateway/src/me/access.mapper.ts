import { type Access } from '@licensing/contracts';
import { type Bilingual, findPurpose, listLicenceTypes } from '@licensing/domain';

const READ: Readonly<Record<string, Bilingual>> = {
  application: { zh: '申请材料和办理记录', en: 'an application and its record' },
  certificate: { zh: '许可证', en: 'a certificate' },
};

const SOURCES = new Map(
  listLicenceTypes().flatMap(({ sources }) => sources.map(({ id, name }) => [id, name] as const)),
);

const ROLES: Readonly<Record<string, Bilingual>> = {
  clerk: { zh: '受理人员', en: 'a clerk' },
  inspector: { zh: '核查人员', en: 'an inspector' },
  reviewer: { zh: '复核人员', en: 'a reviewer' },
  identity: { zh: '本系统的身份核验', en: 'this system, proving who is who' },
  auditor: { zh: '审计人员', en: 'an auditor' },
};

const wordsFor = (words: Readonly<Record<string, Bilingual>>, code: string): Bilingual =>
  (Object.hasOwn(words, code) ? words[code] : SOURCES.get(code)) ?? { zh: code, en: code };

/** What was read, in words: one thing, or several registries. */
function toWhatText(what: string): Bilingual {
  const each = what.split(',').map((code) => wordsFor(READ, code));
  return { zh: each.map(({ zh }) => zh).join('、'), en: each.map(({ en }) => en).join(', ') };
}

/** One reading of a person's data as that person sees it: in which role and office, never by name. */
export function toAccessAnswer({ at, role, office, purpose, purposeText, basis, what, applicationId }: Access): object {
  const { text, law } = findPurpose(purpose) ?? { text: purposeText, law: { zh: basis, en: basis } };
  return {
    at, role, roleText: wordsFor(ROLES, role), purpose, purposeText: text, basis: { zh: law.zh, en: law.en },
    what, whatText: toWhatText(what),
    ...(office === '' ? {} : { office }), ...(applicationId === '' ? {} : { applicationId }),
  }; // prettier-ignore
}
