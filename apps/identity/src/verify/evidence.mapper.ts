import { type EvidenceRef } from '@licensing/contracts';
import {
  type Authority,
  canonicalJson,
  type Claim,
  CLAIM_RULES,
  CLAIM_SOURCES,
  type JsonValue,
  SIGN_IN_SOURCE,
} from '@licensing/domain';
import { type RegistryReply, sha256Hex } from '@licensing/platform';
import { type KeptMandate } from '../mandates/kept-mandate';

type Ref = Omit<EvidenceRef, 'rule'>;

const MANDATES = 'mandates';
const CLAIMS = Object.keys(CLAIM_RULES) as Claim[];

/**
 * What each claim rests on, claim by claim: a registry that served two is evidence for both.
 *
 * @param others what no registry said: the identity provider's word at sign-in (listed, and believed in nothing), a licence
 * that stands in for the business register
 */
export function toEvidence(
  replies: readonly RegistryReply[],
  mandates: readonly KeptMandate[],
  authority: Authority | undefined,
  others: readonly Ref[],
): EvidenceRef[] {
  const used = mandates.find(({ id }) => id === authority?.mandateId);
  const refs = [
    ...others.filter(({ source }) => source === SIGN_IN_SOURCE).map(toRef),
    ...replies.flatMap((reply) => (reply.kind === 'answered' ? [toRef(reply)] : [])),
    ...others.filter(({ source }) => source !== SIGN_IN_SOURCE).map(toRef),
    ...(used === undefined ? [] : [fromMandate(used)]),
  ];
  return CLAIMS.flatMap((claim) =>
    refs
      .filter(({ source }) => CLAIM_SOURCES[claim].includes(source))
      .map((ref) => ({ ...ref, rule: CLAIM_RULES[claim] })),
  );
}

function toRef({ source, requestId, asOf, replySha256 }: Ref): Ref {
  return { source, requestId, asOf, replySha256 };
}

/** The mandate as it stood: what was agreed and all that had happened to it. */
function fromMandate({ id, terms, statement, events }: KeptMandate): Ref {
  const content = { terms, statement, events } as unknown as JsonValue;
  return {
    source: MANDATES,
    requestId: id,
    asOf: events.at(-1)?.at ?? '',
    replySha256: sha256Hex(canonicalJson(content)),
  };
}
