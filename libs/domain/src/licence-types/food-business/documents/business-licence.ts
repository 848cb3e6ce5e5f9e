import type { JsonValue } from '../../../canonical';
import { parseCreditCode } from '../../../identifiers';
import { comparePersonName } from '../../../names';
import type { AcceptedDocument, ExtractionContext, MaterialDocument } from '../../definition';
import { asText } from '../../readers';
import { orUnsure } from './or-unsure';
import { toEnd } from './to-end';

/** Registrar and class 92 (GB 32100-2015): a sole trader, whose licence may print no other kind. */
const SOLE_TRADER = { prefix: '92', kind: '个体工商户', role: '经营者' };

/**
 * A business licence, for a business that the register does not know yet. Never while the register is silent: a licence says
 * that a business was established, and only the register that it still stands.
 */
export const BUSINESS_LICENCE: MaterialDocument = {
  types: ['business-licence'],
  needs: { 'business-licence': ['creditCode', 'name', 'representative', 'address', 'establishedOn'] },
  standsInFor: { source: 'business-registration', when: 'absent' },
  toRecord,
};

/**
 * The record as the register would have it, less what no licence says: no status, no address code, and an identity number of
 * the representative only where the applicant bears the printed name. That they are one and the same is for verification to
 * prove; without its proof nothing is granted.
 */
function toRecord({ values, doubtful }: AcceptedDocument, { applicant }: ExtractionContext): JsonValue | undefined {
  const creditCode = asText(values['creditCode']);
  const representative = asText(values['representative']);
  if (creditCode === undefined || representative === undefined || parseCreditCode(creditCode).kind === 'invalid')
    return undefined;
  const kind = findKind(creditCode, asText(values['kind']));
  if (kind === undefined) return undefined;
  const isApplicant = applicant !== undefined && comparePersonName(representative, applicant.name) === 'same';
  const scope = asText(values['scope']);
  const registrar = asText(values['registeredBy']);
  return {
    creditCode,
    name: values['name'] ?? null,
    // Without them the form lacks what it must say, and the rules refer the case: nothing is made up.
    ...(kind !== '' && { kind }),
    ...(scope !== undefined && { scope }),
    ...(registrar !== undefined && { registrar }),
    representative: {
      name: representative,
      role: toRole(creditCode, kind),
      ...(isApplicant && { idNumber: applicant.idNumber }),
    },
    domicile: values['address'] ?? null,
    // GB 32100-2015: characters 3 to 8 are the division of the registration authority.
    divisionCode: creditCode.slice(2, 8),
    establishedOn: values['establishedOn'] ?? null,
    termEnd: toEnd(orUnsure({ values, doubtful }, 'termEnd')),
  };
}

/** Undefined where the code says otherwise; empty where nobody can tell. */
function findKind(creditCode: string, printed: string | undefined): string | undefined {
  const isSoleTrader = creditCode.startsWith(SOLE_TRADER.prefix);
  if (printed === undefined) return isSoleTrader ? SOLE_TRADER.kind : '';
  if (printed.startsWith(SOLE_TRADER.kind) !== isSoleTrader) return undefined;
  return isSoleTrader ? SOLE_TRADER.kind : printed;
}

/** 市场主体登记管理条例 art 8: a company has a 法定代表人, a branch and a sole proprietorship a 负责人. */
function toRole(creditCode: string, kind: string): string {
  if (creditCode.startsWith(SOLE_TRADER.prefix)) return SOLE_TRADER.role;
  return /公司(?!.*分公司)|合作社/.test(kind) && !kind.includes('分公司') ? '法定代表人' : '负责人';
}
