import { type EvidenceRef, type Finding as WireFinding, type Reason as WireReason } from '@licensing/contracts';
import { type Finding, type Reason } from '@licensing/domain';

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
