import { type Authority, type EvidenceRef, type Finding as WireFinding, type Question as WireQuestion, type Reason as WireReason } from '@licensing/contracts'; // prettier-ignore
import { type Finding, type ProvedAuthority, type Question, type Reason } from '@licensing/domain';

/** A reason as records hold it: what is empty on the wire is left out. */
export function fromWireReason({ code, zh, en, basis, remedy, field, rule }: WireReason): Reason {
  return {
    code,
    zh,
    en,
    basis,
    remedy: { zh: remedy?.zh ?? '', en: remedy?.en ?? '' },
    ...(field === '' ? {} : { field }),
    ...(rule === '' ? {} : { rule }),
  };
}

/** A question as records hold it. */
export function fromWireQuestion({ code, zh, en, basis, todo, field, choices }: WireQuestion): Question {
  return {
    code,
    zh,
    en,
    basis,
    todo: { zh: todo?.zh ?? '', en: todo?.en ?? '' },
    ...(field === '' ? {} : { field }),
    ...(choices.length === 0
      ? {}
      : {
          choices: choices.map(({ value, label }) => ({ value, label: { zh: label?.zh ?? '', en: label?.en ?? '' } })),
        }),
  };
}

/** By what right the applicant acts, as records hold it; undefined when none was proved. */
export function fromWireAuthority(authority: Authority | undefined): ProvedAuthority | undefined {
  if (authority?.kind === 'mandate') return { kind: 'mandate', mandate: authority.mandateId };
  if (authority?.kind !== 'representative') return undefined;
  return { kind: 'representative', ...(authority.role === '' ? {} : { role: authority.role }) };
}

export function fromWireFinding({ rule, outcome, fact, basis, zh, en, remedy }: WireFinding): Finding {
  return {
    rule,
    outcome: outcome === 'pass' ? 'pass' : 'refer',
    fact,
    basis,
    zh,
    en,
    ...(remedy === undefined ? {} : { remedy: { zh: remedy.zh, en: remedy.en } }),
  };
}

export function fromWireEvidence({ source, requestId, asOf, replySha256, rule }: EvidenceRef): EvidenceRef {
  return { source, requestId, asOf, replySha256, rule };
}

export function toWireReason(reason: Reason): WireReason {
  return { ...reason, field: reason.field ?? '', rule: reason.rule ?? '' };
}
