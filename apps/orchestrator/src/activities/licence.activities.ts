import { DecideOutcome, type DocumentRef, GatherOutcome, IssueOutcome, VerifyOutcome } from '@licensing/contracts';
import { answerableUntil, type DecidedData, findLicenceType, type IssuedLicence, type Reason, type SubmittedData, toChinaDate } from '@licensing/domain'; // prettier-ignore
import { type LicenceActivities, type LicenceApplicationInput, type Waiting } from '@licensing/workflows';
import { type Services } from '../services';
import { person, system } from './actors';
import { type CaseReader } from './case-reader';
import { fromWireAuthority, fromWireEvidence, fromWireFinding, fromWireQuestion, fromWireReason, toWireReason } from './from-wire'; // prettier-ignore
import { handOver } from './hand-over';
import { type AppendFacts, type Fact } from './ledger-writer';
import { createOwnRecords } from './own-records';
import { type Pulse, READING_MS, readDocuments } from './read-documents';
import { recognisedAs, recognisedBy } from './recognised-as';
import { toDecidedOn } from './to-decided-on';

const stepKey = ({ applicationId }: LicenceApplicationInput, step: string): string => `${applicationId}:${step}`;

function submittedFact(application: LicenceApplicationInput, documents: readonly DocumentRef[]): Fact {
  const { licenceType, typeVersion, creditCode, formSha256 } = application;
  const brought = documents.map(({ slot, sha256 }) => ({ slot, sha256 }));
  return {
    type: 'licensing.application.submitted.v1',
    time: application.submittedAt,
    actor: person(application.applicantRef, application),
    data: {
      licenceType,
      typeVersion,
      creditCode: creditCode as SubmittedData['creditCode'],
      formSha256,
      // A record of an application without documents has no such member: it hashes as it always did.
      ...(brought.length === 0 ? {} : { documents: brought }),
    },
  };
}

function referredFact(time: string, actor: Fact['actor'], reasons: Reason[]): Fact {
  return { type: 'licensing.application.referred.v1', time, actor, data: { reasons } };
}

/**
 * The steps of one application. Each calls its service with an idempotency key and appends its fact, so a repeat after a
 * crash at any point gives the same records: their times come from the answers the services keep, never from a clock here.
 */
export function createLicenceActivities(
  services: Services,
  cases: CaseReader,
  append: AppendFacts,
  pulse: Pulse,
): LicenceActivities {
  const { identity, extraction, comparison, issuance, casework } = services;
  return {
    async verify({ application, place, assurance, signIn }) {
      const { applicationId, licenceType, typeVersion, creditCode } = application;
      const submission = await cases.getSubmission(applicationId);
      const { documents } = submission;
      // Whom a document speaks of is known once it is read; and from here on its owner cannot erase it.
      const read = readDocuments(extraction, { documents, applicationId }, pulse);
      const verification = read.then(() =>
        identity.verify({
          idempotencyKey: stepKey(application, 'verify'),
          applicationId,
          licenceType,
          typeVersion,
          creditCode,
          applicant: recognisedAs(submission.applicant, assurance),
          declaredJson: submission.declaredJson,
          mandateId: application.mandateId ?? '',
          signIn: recognisedBy(submission, { assurance, signIn }),
          documents,
        }),
      );
      const [here, answer] = await Promise.all([
        place.n === 0 ? append(application, place, [submittedFact(application, documents)]) : place,
        verification,
      ]);
      if (answer.outcome === VerifyOutcome.VERIFY_OUTCOME_WAITING) return toWaiting(answer.waiting, here);
      // Nothing to answer is nothing to wait for: that goes on as what is not proved.
      if (answer.outcome === VerifyOutcome.VERIFY_OUTCOME_ASK && answer.questions.length > 0) {
        const questions = answer.questions.map(fromWireQuestion);
        const term = findLicenceType(licenceType, typeVersion)?.answerTerm;
        return { kind: 'asked', questions, until: answerableUntil(answer.answeredAt, term), place: here };
      }
      const outcome = answer.outcome === VerifyOutcome.VERIFY_OUTCOME_PROVED ? 'proved' : 'refer';
      const reasons = answer.reasons.map(fromWireReason);
      const evidence = answer.evidence.map(fromWireEvidence);
      const authority = fromWireAuthority(answer.authority);
      // Another mandate than the one it was begun under may hold by now: everything from here on is done under that.
      const mandateId = authority?.kind === 'mandate' ? authority.mandate : application.mandateId;
      const fact: Fact = {
        type: 'licensing.application.verified.v1',
        time: answer.answeredAt,
        actor: system('identity', { mandateId }),
        data: { outcome, reasons, evidence, ...(authority === undefined ? {} : { authority }) },
      };
      const verified = { kind: 'verified', outcome, reasons, place: await append(application, here, [fact]) } as const;
      return mandateId === application.mandateId ? verified : { ...verified, mandateId };
    },

    async gather({ application, place }) {
      const { applicationId, licenceType, typeVersion, creditCode } = application;
      const { applicant, declaredJson, documents } = await cases.getSubmission(applicationId);
      const idempotencyKey = stepKey(application, 'gather');
      const over = new AbortController();
      const [answer] = await Promise.all([
        extraction.gather(
          { idempotencyKey, applicationId, licenceType, typeVersion, applicant, creditCode, declaredJson, documents },
          documents.length === 0 ? {} : { timeoutMs: READING_MS },
        ),
        readDocuments(extraction, { documents, applicationId }, pulse, over.signal),
      ]).finally(() => { over.abort(); }); // prettier-ignore
      if (answer.outcome === GatherOutcome.GATHER_OUTCOME_WAITING) return toWaiting(answer.waiting, place);
      cases.keepGathered(idempotencyKey, answer);
      const fact: Fact = {
        type: 'licensing.application.gathered.v1',
        time: answer.answeredAt,
        actor: system('extraction', application),
        data: {
          outcome: answer.outcome === GatherOutcome.GATHER_OUTCOME_GATHERED ? 'complete' : 'refer',
          reasons: answer.reasons.map(fromWireReason),
          evidence: answer.evidence.map(fromWireEvidence),
          fieldsSha256: answer.fieldsSha256,
          ...(answer.extractedSha256 === '' ? {} : { extractedSha256: answer.extractedSha256 }),
        },
      };
      return { kind: 'gathered', place: await append(application, place, [fact]) };
    },

    async decide({ application, place, verification }) {
      const { applicationId, licenceType, typeVersion } = application;
      const { declaredJson } = await cases.getSubmission(applicationId);
      const gathered = await cases.getGathered(stepKey(application, 'gather'));
      const { registeredJson, extractedJson } = gathered;
      const answer = await comparison.decide({
        idempotencyKey: stepKey(application, 'decide'),
        applicationId,
        licenceType,
        typeVersion,
        applicationDate: toChinaDate(application.submittedAt),
        declaredJson,
        registeredJson,
        extractedJson,
        verification: { outcome: verification.outcome, reasons: verification.reasons.map(toWireReason) },
      });
      const ruleSet = answer.ruleSet;
      if (ruleSet === undefined) throw new TypeError('a decision without its rule set');
      const outcome = answer.outcome === DecideOutcome.DECIDE_OUTCOME_GRANT ? 'grant' : 'refer';
      const findings = answer.findings.map(fromWireFinding);
      const data: DecidedData = { outcome, ruleSet, findings, receiptSha256: answer.receiptSha256 };
      const decided: Fact = {
        type: 'licensing.application.decided.v1',
        time: answer.answeredAt,
        actor: system('comparison', application, `${ruleSet.id}@${ruleSet.version}`),
        data,
      };
      // What no machine could read is for the same person to look at as what the rules missed.
      const reasons = [...answer.reasons, ...gathered.reasons].map(fromWireReason);
      const referred = referredFact(answer.answeredAt, system('comparison', application), reasons);
      return {
        kind: 'decided',
        outcome,
        decidedAt: answer.answeredAt,
        receiptSha256: answer.receiptSha256,
        place: await append(application, place, outcome === 'grant' ? [decided] : [decided, referred]),
      };
    },

    async issue({ application, place, decidedAt, receiptSha256 }) {
      const { applicationId, licenceType, typeVersion } = application;
      const { declaredJson } = await cases.getSubmission(applicationId);
      const gathered = await cases.getGathered(stepKey(application, 'gather'));
      const answer = await issuance.issue({
        idempotencyKey: stepKey(application, 'issue'),
        applicationId,
        licenceType,
        typeVersion,
        decidedOn: toChinaDate(decidedAt),
        declaredJson,
        // A certificate prints what was decided on: where no registry knew it, what a document says in its place.
        registeredJson: toDecidedOn(licenceType, typeVersion, gathered),
        receiptSha256,
        decision: 'grant',
      });
      if (answer.outcome !== IssueOutcome.ISSUE_OUTCOME_ISSUED || answer.licence === undefined) {
        const referred = referredFact(
          answer.answeredAt,
          system('issuance', application),
          answer.reasons.map(fromWireReason),
        );
        return { kind: 'referred', place: await append(application, place, [referred]) };
      }
      const issued: Fact = {
        type: 'licensing.certificate.issued.v1',
        time: answer.answeredAt,
        actor: system('issuance', application),
        data: { licence: answer.licence as IssuedLicence },
      };
      return { kind: 'issued', number: answer.licence.number, place: await append(application, place, [issued]) };
    },

    ...createOwnRecords(append),

    handOver: ({ application, time }) => handOver(casework, append, application, time),
  };
}

function toWaiting(silent: { source: string; since: string } | undefined, place: Waiting['place']): Waiting {
  if (silent === undefined) throw new TypeError('waiting without a source');
  return { kind: 'waiting', source: silent.source, since: silent.since, place };
}
