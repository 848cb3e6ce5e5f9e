import { type AddressComparison, compareAddress } from '../../../addresses';
import { compareBusinessName, comparePersonName } from '../../../names';
import { type CaseFacts, findValue, type ValueRef } from '../../case-facts';
import type { ReadDefinition, RuleResult } from '../../definition';
import { asList, asNumber, asText } from '../../readers';
import { documented } from '../../rule';
import { asDocumentedRight, type DocumentedRight } from '../documents';
import { isLive, isOwn, type PremisesRight, type RightHolder } from '../rights';
import { isAreaPlausible } from './area';

const SLOT = 'premises-right';

export const NEED_DOCUMENTED_RIGHT = { paper: documented(SLOT, asDocumentedRight) };

const read = (source: string, path: string): ValueRef => ({ from: 'registered', source, path });
/** What a right on paper is compared with, besides what the rule needs anyway. */
const AGAINST = {
  businessName: read('business-registration', 'name'),
  representativeName: read('business-registration', 'representative.name'),
  premises: read('premises', 'address'),
  standardAddress: read('standard-addresses', 'standardAddress'),
  former: read('standard-addresses', 'formerAddresses'),
} as const;

export const DOCUMENTED_RIGHT_READS: readonly ReadDefinition[] = [
  ...Object.values(AGAINST).flatMap((ref) => (ref.from === 'registered' ? [ref] : [])),
  { source: 'declared', path: 'area' },
].map(({ source, path }) => ({ source, path }));

interface Values extends RightHolder {
  rights: readonly PremisesRight[];
  paper: DocumentedRight | null;
}

/** A lease or title that proves the right, or why it does not; undefined without one that can be decided on. */
export function judgeDocumentedRight({ paper, ...values }: Values, facts: CaseFacts): RuleResult | undefined {
  if (paper === null) return undefined;
  const slots = [SLOT];
  const what = `premises-right: ${paper.kind} ${paper.from ?? ''} to ${paper.validTo ?? 'no end'}`;
  const refer = (why: string, zh: string, en: string): RuleResult => ({
    outcome: 'refer', fact: `${what}; ${why}`, slots, zh, en,
  }); // prettier-ignore
  const other = values.rights.find(
    (right) => right.kind === paper.kind && isLive(right, facts.applicationDate) && !isOwn(right, values),
  );
  if (other !== undefined)
    return refer('registered for another', '登记中该场所的同类权利属于他人。', 'The register names another holder.');
  if (!isHeldBy(paper, values, facts))
    return refer('another holder', '文件上的权利人不是申请人。', 'The document names another holder.');
  if ((paper.from !== null && paper.from > facts.applicationDate) || !isLive(paper, facts.applicationDate))
    return refer('not in date', '文件上的期限不包括申请之日。', 'Its term does not cover the day of the application.');
  const address = compareToPremises(paper.address, facts);
  if (address === undefined || !isSameDoor(address))
    return refer(
      `address ${address?.kind ?? 'unknown'}`,
      '文件上的地址与经营场所不一致。',
      'Its address is not that of the premises.',
    );
  const area = asNumber(facts.declared['area']);
  if (paper.area !== null && (area === undefined || !isAreaPlausible(area, paper.area)))
    return refer('area', '申报面积与文件上的面积相差过大。', 'The declared area is too far from that of the document.');
  return { outcome: 'pass', fact: `${what}; address ${address.kind}`, slots };
}

function isHeldBy({ holder, holderCode }: DocumentedRight, who: RightHolder, facts: CaseFacts): boolean {
  if (holderCode !== null) return holderCode === who.creditCode || holderCode === who.representativeId;
  const businessName = findText(AGAINST.businessName, facts);
  const representative = findText(AGAINST.representativeName, facts);
  return compareBusinessName(holder, businessName) === 'same' || comparePersonName(holder, representative) === 'same';
}

function compareToPremises(address: string, facts: CaseFacts): AddressComparison | undefined {
  const premises = findText(AGAINST.premises, facts);
  if (premises === '') return undefined;
  const current = findText(AGAINST.standardAddress, facts);
  const former = asList(asText)(findValue(AGAINST.former, facts)) ?? [];
  return compareAddress(address, premises, current === '' ? [] : former.map((old) => ({ former: old, current })));
}

/** Two rooms of one house are one place for a plate and two for a lease. */
function isSameDoor({ kind, a, b }: AddressComparison): boolean {
  return kind === 'same' || (kind === 'same-place-note' && (a.L7 === b.L7 || a.L7 === '' || b.L7 === ''));
}

const findText = (ref: ValueRef, facts: CaseFacts): string => asText(findValue(ref, facts)) ?? '';
