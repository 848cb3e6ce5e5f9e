import { basename } from 'node:path';
import { type Business, type DocumentAnswer, type DraftAnswer, type ProgressRecord } from '../api/answers';
import { type DraftChange } from '../api/problem-answer';
import { findStep, stepTimes } from '../apply/outcome';
import { type DocumentFile } from '../documents/document-file';
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

  uploaded({ path, slot, file }: DocumentFile, { position }: DocumentAnswer, ms: number): void {
    const place = position === undefined ? '' : `, number ${position} in the queue`;
    this.done(`${slot}: uploaded ${basename(path)}, ${Math.ceil(file.size / 1_024)} KiB${place}`, ms);
  }

  waiting({ slot, status, position }: DocumentAnswer): void {
    this.screen.running(`  … ${slot}: ${status}${position === undefined ? '' : `, number ${position} in the queue`}`);
  }

  read({ slot, status, typeName, fields, problems }: DocumentAnswer, ms: number): void {
    const critical = fields.filter((field) => field.critical);
    const accepted = critical.filter((field) => field.accepted);
    if (status === 'unreadable') this.failed(`${slot}: no machine could read it; a person does`);
    else
      this.done(
        `${slot}: read as ${typeName?.zh ?? 'nothing known'}, ${accepted.length} of ${critical.length} critical fields accepted`,
        ms,
      );
    for (const { label, value, confidence, faultText } of critical.filter((field) => !field.accepted))
      this.say(
        `not accepted: ${label.zh} ${JSON.stringify(value)} at ${(confidence * 100).toFixed(1)} % ${faultText?.zh ?? ''}`,
      );
    for (const { zh, en } of problems) this.say(`${zh} ${en}`);
  }

  changed(changes: readonly DraftChange[]): void {
    for (const { label, before, after, sourceName } of changes)
      this.say(`${sourceName.en} says otherwise now: ${label.zh} ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  }

  formFilled(business: Business, draft: DraftAnswer, typed: number, ms: number): void {
    const { fields, materials = [] } = draft;
    const all = Object.values(fields).filter(({ value }) => value !== null);
    const fromRegistries = all.filter(({ source }) => source !== '' && source !== 'applicant');
    const sources = new Set(fromRegistries.map(({ source }) => source));
    this.say(`business: ${business.name} ${business.creditCode}`);
    const fromDocuments = fromRegistries.filter(({ source }) => source.startsWith('document:'));
    const documents = fromDocuments.length === 0 ? '' : `, ${fromDocuments.length} from documents`;
    this.done(
      `form filled: ${fromRegistries.length - fromDocuments.length} of ${all.length} fields came from registries${documents}, ${typed} were typed`,
      ms,
    );
    this.say(`from ${[...sources].join(', ')}`);
    const asked = materials.filter(({ status }) => status === 'asked');
    const obtained = materials.filter(({ status }) => status === 'obtained');
    const provided = materials.filter(({ status }) => status === 'provided');
    if (materials.length > 0)
      this.say(`material: ${obtained.length} obtained without asking, ${provided.length} given, ${asked.length} asked`);
    for (const { name, basis } of asked) this.say(`asked: ${name.zh} (${basis})`);
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
