import { type Business, type DraftAnswer, type ProgressRecord } from '../api/answers';
import { findStep, stepTimes } from '../apply/outcome';
import { type Watcher } from '../apply/run-application';
import { type Person } from '../sign-in/people';
import { pad } from '../terminal/table';
import { showMs } from '../terminal/milliseconds';
import { type Screen } from '../terminal/screen';

const WIDTH = 62;
const NEXT_STEP: Readonly<Record<string, string>> = { verify: 'gather', gather: 'decide', decide: 'issue' };

/** Shows an application on the screen while it goes its way, a line for each step. */
export class StepLines implements Watcher {
  constructor(private readonly screen: Screen) {}

  signedIn({ user, session, signInMs }: Person): void {
    this.done(`signed in as ${session.person.name} (${user})`, signInMs);
    this.screen.running('  … filling the form from registries');
  }

  formFilled(business: Business, { fields }: DraftAnswer, typed: number, ms: number): void {
    const all = Object.values(fields).filter(({ value }) => value !== null);
    const fromRegistries = all.filter(({ source }) => source !== '' && source !== 'applicant');
    const sources = new Set(fromRegistries.map(({ source }) => source));
    this.say(`business: ${business.name} ${business.creditCode}`);
    this.done(
      `form filled: ${fromRegistries.length} of ${all.length} fields came from registries, ${typed} were typed`,
      ms,
    );
    this.say(`from ${[...sources].join(', ')}`);
    this.screen.running('  … submitting');
  }

  submitted(applicationId: string, ms: number): void {
    this.done(`submitted: application ${applicationId}`, ms);
    this.screen.running('  … verify');
  }

  record(record: ProgressRecord, records: readonly ProgressRecord[]): void {
    if (record.data.source !== undefined && record.data.step !== undefined) {
      this.screen.line(
        `  ${this.screen.paint.yellow('…')} ${record.data.step} waits for registry ${record.data.source}`,
      );
    }
    const step = findStep(record);
    if (step === undefined) return;
    this.done(`${step}: ${describe(record)}`, stepTimes(records)[step]);
    if (NEXT_STEP[step] !== undefined) this.screen.running(`  … ${NEXT_STEP[step]}`);
  }

  done(text: string, ms?: number): void {
    const { paint } = this.screen;
    const time = ms === undefined ? '' : paint.dim(showMs(ms).padStart(8));
    this.screen.line(`  ${paint.green('✓')} ${time === '' ? text : `${pad(text, WIDTH)} ${time}`}`);
  }

  failed(text: string): void {
    this.screen.line(`  ${this.screen.paint.red('✗')} ${text}`);
  }

  private say(text: string): void {
    this.screen.line(`    ${this.screen.paint.dim(text)}`);
  }
}

function describe({ type, data }: ProgressRecord): string {
  const asked = data.evidence === undefined ? '' : `, ${data.evidence.length} registry answers kept as evidence`;
  if (type.endsWith('.issued.v1'))
    return `licence ${data.licence?.number ?? ''}, valid to ${data.licence?.validTo ?? ''}`;
  if (type.endsWith('.referred.v1')) return 'a clerk goes on with it';
  if (type.endsWith('.decided.v1')) {
    const passed = (data.findings ?? []).filter(({ outcome }) => outcome === 'pass').length;
    return `${data.outcome ?? ''}, ${passed} of ${data.findings?.length ?? 0} findings passed`;
  }
  return `${data.outcome ?? 'done'}${asked}`;
}
