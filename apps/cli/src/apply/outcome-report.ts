import { type Finding, type Question, type Reason } from '@licensing/domain';
import { EXIT } from '../failure';
import { showMs, showSteps } from '../terminal/milliseconds';
import { type Paint } from '../terminal/paint';
import { type ApplicationOutcome } from './outcome';

const NEUTRAL = (text: string): string => text;

/** One outcome as lines for a person. */
export function toReport(outcome: ApplicationOutcome, paint: Paint): string[] {
  const { signIn, business, applicationId, timings } = outcome;
  const subject = business === undefined ? signIn : `${signIn} · ${business.name} ${business.creditCode}`;
  const total = timings.totalMs === undefined ? [] : [`in ${showMs(timings.totalMs)}`];
  const steps = showSteps(timings.stepsMs);
  return [
    paint.bold(subject),
    ['  ' + headline(outcome, paint), ...total].join('  '),
    ...(applicationId === undefined ? [] : [`  application ${applicationId}`]),
    ...(steps === '' ? [] : [`  ${steps}`]),
    ...toFindingLines(outcome.findings),
    ...toReasonLines(outcome.reasons, paint),
    ...toQuestionLines(outcome.questions ?? [], paint),
  ];
}

function headline(
  { outcome, licenceNumber, waitingFor, answerUntil, error }: ApplicationOutcome,
  paint: Paint,
): string {
  switch (outcome) {
    case 'issued':
      return `${paint.green('✓ issued')}  ${paint.bold(licenceNumber ?? '')}`;
    case 'referred':
      return paint.yellow('→ referred: a clerk goes on with it');
    case 'waiting':
      return paint.yellow(`… waits for registry ${waitingFor ?? ''}, and goes on by itself`);
    case 'asked':
      return paint.yellow(`? asks something first; answers count until ${answerUntil ?? ''}`);
    case 'failed':
      return paint.red(`✗ ${error?.message.replaceAll('\n', '\n    ') ?? 'failed'}`);
    case 'other':
      return paint.yellow('… no outcome yet (see `status`)');
  }
}

function toFindingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const passed = findings.filter(({ outcome }) => outcome === 'pass').map(({ rule }) => rule);
  const open = findings.filter(({ outcome }) => outcome !== 'pass').map(({ rule }) => rule);
  const counted = (rules: readonly string[], word: string): string[] =>
    rules.length === 0 ? [] : [`  ${rules.length} ${word}: ${rules.join(', ')}`];
  return [...counted(passed, 'findings passed'), ...counted(open, 'to be looked at')];
}

/** Each reason with what to do about it. */
export function toReasonLines(reasons: readonly Reason[], paint: Pick<Paint, 'dim'> = { dim: NEUTRAL }): string[] {
  return reasons.flatMap(({ code, en, basis, remedy }) => [
    `  - ${en} ${paint.dim(`[${code}; ${basis}]`)}`,
    `    ${remedy.en}`,
  ]);
}

/** Each question with what to do about it, as the applicant reads it and for whoever reads English. */
export function toQuestionLines(
  questions: readonly Question[],
  paint: Pick<Paint, 'dim'> = { dim: NEUTRAL },
): string[] {
  return questions.flatMap(({ code, zh, en, basis, todo, choices = [] }) => [
    `  ? ${zh}`,
    `    ${en} ${paint.dim(`[${code}; ${basis}]`)}`,
    `    → ${todo.zh}`,
    `    → ${todo.en}`,
    ...choices.map(({ value, label }) => `      · ${value}  ${label.zh} / ${label.en}`),
  ]);
}

/** One line about them all. */
export function toSummary(outcomes: readonly ApplicationOutcome[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
}

/** 0: every application got its outcome. A referral is an outcome that scripts should notice unless they allow it. */
export function toExitCode(outcomes: readonly ApplicationOutcome[], allowsReferred: boolean): number {
  if (outcomes.some(({ outcome }) => outcome !== 'issued' && outcome !== 'referred')) return EXIT.failed;
  return allowsReferred || outcomes.every(({ outcome }) => outcome === 'issued') ? EXIT.ok : EXIT.referred;
}
