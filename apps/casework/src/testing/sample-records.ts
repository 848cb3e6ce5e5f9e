import { type AppendRequest, type NewRecord } from '@licensing/contracts';
import { GENESIS_HASH, type RecordData, type RecordType } from '@licensing/domain';

const HASH = 'c'.repeat(64);
const AS_OF = '2026-01-05T01:00:00.000Z';
const TEXTS = { zh: '说明', en: 'explanation' };
const EVIDENCE = [{ source: 'population', requestId: 'request-1', asOf: AS_OF, replySha256: HASH }];
const REASON = { code: 'BUSINESS_STATUS', ...TEXTS, basis: '食品安全法 art 35', remedy: TEXTS };

export const SAMPLE_LICENCE = {
  number: 'JY14407030000016', creditCode: '91440703MA4UK3R000', operatorName: '江门市蓬江区示例食品店',
  premises: '江门市蓬江区示例路1号', addressCode: '440703-0001', divisionCode: '440703', businessForm: 'food-sales',
  items: ['prepacked'], validFrom: '2026-01-05', validTo: '2031-01-04', authority: '江门市蓬江区市场监督管理局',
  certificateSha256: HASH, licenceType: 'food-business', typeVersion: '1',
}; // prettier-ignore

/** Data of each record type that fits its schema, for specs. */
export const DATA = {
  'licensing.application.submitted.v1': {
    licenceType: 'food-business', typeVersion: '1', creditCode: SAMPLE_LICENCE.creditCode, formSha256: HASH,
  },
  'licensing.application.waiting.v1': { source: 'population', since: AS_OF, step: 'verify' },
  'licensing.application.asked.v1': {
    step: 'verify', until: '2026-01-25T15:59:59.999Z',
    questions: [{ code: 'ASSURANCE_TOO_LOW', ...TEXTS, basis: '行政许可法 art 32(4)', todo: TEXTS }],
  },
  'licensing.application.answered.v1': { step: 'verify', assurance: 'face-verified' },
  'licensing.application.verified.v1': { outcome: 'proved', reasons: [], evidence: EVIDENCE },
  'licensing.application.gathered.v1': { outcome: 'complete', reasons: [], evidence: EVIDENCE, fieldsSha256: HASH },
  'licensing.application.decided.v1': {
    outcome: 'grant', ruleSet: { id: 'food-business', version: '1', sha256: HASH }, receiptSha256: HASH,
    findings: [{ rule: 'business-status', outcome: 'pass', fact: 'status=存续', basis: '食品安全法 art 35', ...TEXTS }],
  },
  'licensing.application.referred.v1': { reasons: [REASON] },
  'licensing.certificate.issued.v1': { licence: SAMPLE_LICENCE },
} as unknown as RecordData; // prettier-ignore

type ShortType = RecordType extends `licensing.${infer Rest}.v1` ? Rest : never;

export const STRAIGHT_THROUGH: readonly ShortType[] = [
  'application.submitted', 'application.verified', 'application.gathered', 'application.decided', 'certificate.issued',
]; // prettier-ignore

export function toNewRecord(short: ShortType, changes: object = {}, time = '2026-01-05T01:02:03.456Z'): NewRecord {
  const type: RecordType = `licensing.${short}.v1`;
  const data = { ...DATA[type], ...changes };
  const actorJson = JSON.stringify({ kind: 'system', service: 'specs' });
  return { type, time, actorJson, dataJson: JSON.stringify(data) };
}

export function appendRequest(applicationId: string, types: readonly ShortType[]): AppendRequest {
  return {
    applicationId,
    firstN: 1,
    previousHash: GENESIS_HASH,
    correlationId: 'correlation-1',
    records: types.map((type) => toNewRecord(type)),
  };
}
