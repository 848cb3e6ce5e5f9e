import { type AppendRequest, checkEvent } from '@licensing/contracts';
import { type Actor, type ApplicationId, GENESIS_HASH, isAllowedNext, isRecordType, type LedgerRecord, sealRecord } from '@licensing/domain'; // prettier-ignore
import { AppError, type Problem, sha256Hex } from '@licensing/platform';
import { toEventData } from './to-event';

/**
 * The records that an append asks for, chained and sealed. The same request gives the same records.
 *
 * The order of the life cycle is checked where the record before is at hand (the first of all, and inside one request); the
 * workflow is the only writer, and the audit checks the rest.
 *
 * @throws AppError REQUEST.INVALID with everything that does not fit the events' schemas or the life cycle
 */
export function buildRecords(request: AppendRequest): LedgerRecord[] {
  const { applicationId, firstN, correlationId } = request;
  const problems: Problem[] = [];
  const records: LedgerRecord[] = [];
  let previous: LedgerRecord | undefined;
  if (firstN === 1 && request.previousHash !== GENESIS_HASH) problems.push(toProblem('/previousHash', 'chain-start'));
  request.records.forEach(({ type, time, actorJson, dataJson }, index) => {
    const pointer = `/records/${index}`;
    const actor = JSON.parse(actorJson) as Actor;
    if (!isActor({ ...actor })) problems.push(toProblem(`${pointer}/actorJson`, 'actor'));
    if (!isRecordType(type)) {
      problems.push(toProblem(`${pointer}/type`, 'record-type'));
      return;
    }
    const isFirstKnown = firstN === 1 && index === 0;
    if ((isFirstKnown || previous !== undefined) && !isAllowedNext(previous, type)) {
      problems.push(toProblem(`${pointer}/type`, 'life-cycle'));
    }
    const draft = {
      applicationId: applicationId as ApplicationId, n: firstN + index, type, time, actor, correlationId,
      data: JSON.parse(dataJson) as LedgerRecord['data'], previousHash: previous?.hash ?? request.previousHash,
    }; // prettier-ignore
    const record = sealRecord(draft, sha256Hex);
    const check = checkEvent(type, toEventData(record));
    if (check.kind === 'unknown-type') problems.push(toProblem(`${pointer}/type`, 'no-schema'));
    if (check.kind === 'invalid') {
      problems.push(...check.problems.map((found) => toProblem(`${pointer}/dataJson`, 'schema', found)));
    }
    records.push(record);
    previous = record;
  });
  if (problems.length > 0)
    throw new AppError('REQUEST.INVALID', new Error(problems.map(({ en }) => en).join('; ')), problems);
  return records;
}

/** Members each kind of actor has; both may also name the mandate under which the application is made. */
const ACTOR_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  person: ['kind,ref'],
  system: ['kind,service', 'kind,ruleSet,service'],
};

function isActor({ mandate, ...actor }: Readonly<Record<string, unknown>>): boolean {
  const members = Object.keys(actor).sort().join();
  const texts = Object.values(actor).every((text) => typeof text === 'string' && text.length <= 200);
  if (!texts || ACTOR_MEMBERS[String(actor['kind'])]?.includes(members) !== true) return false;
  if (mandate !== undefined && !isMandateId(mandate)) return false;
  return actor['kind'] !== 'person' || /^[0-9a-f]{32,64}$/.test(String(actor['ref']));
}

function isMandateId(text: unknown): boolean {
  return typeof text === 'string' && /^[0-9A-Za-z-]{1,64}$/.test(text);
}

/** These reach developers, not applicants: the workflow is the only caller. */
function toProblem(pointer: string, code: string, detail = code): Problem {
  return {
    pointer,
    code,
    zh: `台账记录不符合约定（${detail}）。`,
    en: `The ledger record breaks its contract: ${pointer} ${detail}.`,
    todo: { zh: '请由开发人员检查。', en: 'Have a developer look at it.' },
  };
}
