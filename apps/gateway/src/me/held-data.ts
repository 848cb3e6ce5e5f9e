import { describeTerm, RETENTION, type RetentionRule } from '@licensing/domain';

/** Where one sees, or ends, what is held: by kind. */
const LINKS: Readonly<Record<string, string>> = {
  submission: '/v1/applications',
  ledger: '/v1/applications',
  certificate: '/v1/applications',
  draft: '/v1/drafts/{id}',
  upload: '/v1/documents',
  mandate: '/v1/mandates',
  'access-log': '/v1/me/accesses',
  sessions: '/v1/devices',
  'session-list': '/v1/devices',
};

const linkOf = ({ kind }: RetentionRule): object => (LINKS[kind] === undefined ? {} : { link: LINKS[kind] });

/** What the table of retention says is held about people who apply. */
export const HELD_ABOUT_APPLICANTS = RETENTION.filter(({ isApplicants }) => isApplicants);

/** @param counts how much there is of the caller's own, where that is known */
export function toHeldAnswer(rule: RetentionRule, counts: ReadonlyMap<string, number>): object {
  const { kind, name, places, why, law, term, end } = rule;
  const count = counts.get(kind);
  return {
    kind, name, places, why, law: { zh: law.zh, en: law.en }, term: describeTerm(term), end,
    ...(count === undefined ? {} : { count }), ...linkOf(rule),
  }; // prettier-ignore
}

/** Why something stays that its person would have erased: the law that makes it be kept (个人信息保护法 art 47). */
export function toKeptAnswer(rule: RetentionRule): object {
  const { kind, name, why, law, term, end } = rule;
  return { kind, name, why, law: { zh: law.zh, en: law.en }, term: describeTerm(term), end, ...linkOf(rule) };
}
