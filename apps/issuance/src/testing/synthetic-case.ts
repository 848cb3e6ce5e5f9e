import { type CaseFacts, completeCreditCode, completeResidentId } from '@licensing/domain';
import { type IssueDto } from '../issue/issue.dto';

export interface CaseChanges {
  readonly name?: string;
  readonly address?: string;
  readonly division?: string;
  readonly items?: readonly string[];
  readonly decidedOn?: string;
  readonly decision?: string;
  readonly applicationId?: string;
  /** Another place of the same business. */
  readonly place?: number;
}

/** The n-th synthetic business, granted and waiting for its licence. Nobody real. */
export function syntheticRequest(n: number, changes: CaseChanges = {}): IssueDto {
  const { division = '440703', place = n, items = ['bulk-food'], decidedOn = '2026-11-24' } = changes;
  const { applicationId = `app-${n}-${place}`, decision = 'grant' } = changes;
  const serial = String(n).padStart(6, '0');
  const address = changes.address ?? `广东省江门市蓬江区样例路${place}号`;
  const creditCode = completeCreditCode('92440703', `MA${serial}`);
  const addressCode = `GD${division}${String(place).padStart(6, '0')}`;
  const answer = (record: CaseFacts['declared']) => ({ asOf: '2026-11-24T01:00:00.000Z', requestId: `r-${n}`, record });
  const registered = {
    'business-registration': answer({
      creditCode,
      name: changes.name ?? `江门市蓬江区样例食品店${n}号`,
      kind: '个体工商户',
      representative: { idNumber: completeResidentId('44070319850612003'), name: '样例甲', role: '经营者' },
      domicile: address,
    }),
    premises: answer({ address }),
    'standard-addresses': answer({ addressCode, divisionCode: division }),
  };
  return {
    idempotencyKey: `${applicationId}:issue`,
    applicationId,
    licenceType: 'food-business',
    typeVersion: '1.0.0',
    decidedOn,
    declaredJson: JSON.stringify({ businessForm: 'food-sales', items, salesModes: [] }),
    registeredJson: JSON.stringify(registered),
    receiptSha256: '0'.repeat(64),
    decision,
  };
}
