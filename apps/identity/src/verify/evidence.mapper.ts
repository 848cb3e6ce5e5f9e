import { type EvidenceRef } from '@licensing/contracts';
import {
  type Authority,
  canonicalJson,
  type Claim,
  CLAIM_RULES,
  CLAIM_SOURCES,
  type JsonValue,
} from '@licensing/domain';
import { type RegistryReply, sha256Hex } from '@licensing/platform';
import { type KeptMandate } from '../mandates/kept-mandate';

const MANDATES = 'mandates';
const CLAIMS = Object.keys(CLAIM_RULES) as Claim[];

/** What each claim rests on, claim by claim: a registry that served two is evidence for both. */
export function toEvidence(
  replies: readonly RegistryReply[],
  mandates: readonly KeptMandate[],
  authority: Authority | undefined,
): EvidenceRef[] {
  const used = mandates.find(({ id }) => id === authority?.mandateId);
  const refs = [...replies.flatMap(fromReply), ...(used === undefined ? [] : [fromMandate(used)])];
  return CLAIMS.flatMap((claim) =>
    refs
      .filter(({ source }) => CLAIM_SOURCES[claim].includes(source))
      .map((ref) => ({ ...ref, rule: CLAIM_RULES[claim] })),
  );
}

function fromReply(reply: RegistryReply): Omit<EvidenceRef, 'rule'>[] {
  if (reply.kind !== 'answered') return [];
  const { source, requestId, asOf, replySha256 } = reply;
  return [{ source, requestId, asOf, replySha256 }];
}

/** The mandate as it stood: what was agreed and all that had happened to it. */
function fromMandate({ id, terms, statement, events }: KeptMandate): Omit<EvidenceRef, 'rule'> {
  const content = { terms, statement, events } as unknown as JsonValue;
  return {
    source: MANDATES,
    requestId: id,
    asOf: events.at(-1)?.at ?? '',
    replySha256: sha256Hex(canonicalJson(content)),
  };
}
