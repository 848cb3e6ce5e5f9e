import {
  ActivityFailure, ApplicationFailure, condition, continueAsNew, defineUpdate, patched, proxyActivities, setHandler, sleep,
  workflowInfo,
} from '@temporalio/workflow'; // prettier-ignore
import {
  type AskedStep, type IdempotentActivities, type IrreversibleActivities, type LedgerPlace, type QuestionsEnd, type Waiting,
} from './activities'; // prettier-ignore
import { findRefusal } from './answer';
import {
  ANSWER_UPDATE, type AnswerPayload, type LicenceApplicationInput, type LicenceApplicationResult,
} from './messages'; // prettier-ignore
import { BEGINNING, MOST_ASKED, MOST_SAID, nextWait, NO_WAIT, type Progress, WAITS_PER_RUN } from './progress';

const idempotentWrite = proxyActivities<IdempotentActivities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * Documents may have to be read first, in a queue: such a step takes as long as that takes, and says all the while that it
 * lives. Only for applications with documents: the others go on as their histories began.
 */
const withDocuments = proxyActivities<Pick<IdempotentActivities, 'verify' | 'gather'>>({
  startToCloseTimeout: '1h',
  heartbeatTimeout: '20s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

const irreversible = proxyActivities<IrreversibleActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

const answerUpdate = defineUpdate<undefined, [AnswerPayload]>(ANSWER_UPDATE);

const now = (): string => new Date().toISOString();

/**
 * One application from submission to its end: verify → gather → decide → issue, each step with its fact in the ledger.
 * Straight through it is four activities. A silent registry is waited for, and said; what only the applicant can mend is
 * asked, and verified again once they answer; a step that cannot be finished goes to a person.
 *
 * @param carried how far an earlier run of the same application has come
 */
export async function licenceApplication(
  input: LicenceApplicationInput,
  carried: Progress = BEGINNING,
): Promise<LicenceApplicationResult> {
  let application = input;
  const { verify: verifyStep, gather: gatherStep } = (input.documents ?? 0) > 0 ? withDocuments : idempotentWrite;
  let place: LedgerPlace = carried.place;
  let { assurance, signIn, asked, verification, waits } = carried;
  let begun = carried.wait;
  let question: { answer?: AnswerPayload } | undefined;
  /** Runs that began before waits were counted say each source once and never start anew: their histories go on as they were. */
  let countsWaits: boolean | undefined;

  setHandler(answerUpdate, (answer) => { if (question !== undefined) question.answer = answer; return undefined; }, {
    validator: (answer: AnswerPayload) => {
      const refusal = findRefusal(answer, application, question !== undefined && question.answer === undefined);
      if (refusal !== undefined) throw ApplicationFailure.nonRetryable(refusal, refusal);
    },
  }); // prettier-ignore

  /** Repeats a step until its registries answer; each silence is recorded when it begins. */
  async function untilAnswered<T extends { kind: string; place: LedgerPlace }>(
    step: 'verify' | 'gather',
    run: () => Promise<T | Waiting>,
  ): Promise<Exclude<T, Waiting>> {
    let { wait, said } = begun;
    begun = NO_WAIT;
    for (; ; wait = nextWait(wait)) {
      const answer = await run();
      place = answer.place;
      if (answer.kind !== 'waiting') return answer as Exclude<T, Waiting>;
      countsWaits ??= patched('waits-are-counted');
      const { source, since } = answer as Waiting;
      if (countsWaits ? said.at(-1) !== source && said.length < MOST_SAID : !said.includes(source)) {
        said = [...said, source];
        place = await idempotentWrite.recordWaiting({
          application,
          place,
          time: now(),
          waiting: { source, since, step },
        });
      }
      await sleep(wait);
      waits += 1;
      if (countsWaits && (waits % WAITS_PER_RUN === 0 || workflowInfo().continueAsNewSuggested)) {
        const progress: Progress = {
          place,
          assurance,
          signIn,
          asked,
          verification,
          waits,
          wait: { wait: nextWait(wait), said },
        };
        await continueAsNew<typeof licenceApplication>(application, progress);
      }
    }
  }

  /** Asks, and waits for the answer as long as there is time. True when it came. */
  async function ask({ questions, until }: AskedStep): Promise<QuestionsEnd | undefined> {
    if (asked >= MOST_ASKED) return 'unresolved';
    asked += 1;
    const open: { answer?: AnswerPayload } = {};
    // Open before it is said: whoever reads the record can answer at once.
    question = open;
    place = await idempotentWrite.recordAsked({
      application, place, time: now(), asked: { step: 'verify', questions: [...questions], until },
    }); // prettier-ignore
    await condition(() => open.answer !== undefined, Math.max(1, Date.parse(until) - Date.now()));
    question = undefined;
    // Not what the condition says: an answer that was taken in the last moment counts.
    const { answer } = open;
    if (answer === undefined) return 'unanswered';
    const { by, mandateId } = answer;
    if (mandateId !== undefined) application = { ...application, mandateId };
    // Somebody else's sign-in says nothing of how surely the applicant is recognised.
    if (by === application.applicantRef) ({ assurance, signIn } = answer);
    const answered = { step: 'verify' as const, assurance: answer.assurance };
    place = await idempotentWrite.recordAnswered({ application, place, time: now(), by, answered });
    return undefined;
  }

  /** Verifies until nothing is asked any more. */
  async function verify(): Promise<Progress['verification']> {
    for (;;) {
      const answer = await untilAnswered('verify', () =>
        verifyStep({
          application, place, ...(assurance === undefined ? {} : { assurance }), ...(signIn === undefined ? {} : { signIn }),
        }),
      ); // prettier-ignore
      if (answer.kind === 'verified') {
        const { outcome, reasons, mandateId } = answer;
        if (mandateId !== undefined) application = { ...application, mandateId };
        return { outcome, reasons };
      }
      const end = await ask(answer);
      if (end === undefined) continue;
      place = await idempotentWrite.referQuestions({ application, place, time: now(), end });
      return undefined;
    }
  }

  try {
    verification ??= await verify();
    if (verification === undefined) return { kind: 'referred' };
    await untilAnswered('gather', () => gatherStep({ application, place }));
    const decided = await idempotentWrite.decide({ application, place, verification });
    place = decided.place;
    if (decided.outcome === 'refer') return { kind: 'referred' };
    const { decidedAt, receiptSha256 } = decided;
    const issued = await irreversible.issue({ application, place, decidedAt, receiptSha256 });
    return issued.kind === 'issued' ? { kind: 'issued', number: issued.number } : { kind: 'referred' };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return idempotentWrite.handOver({ application, time: now() });
  }
}
