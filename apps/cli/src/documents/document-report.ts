import { type DocumentAnswer, type DocumentField, type DocumentSummary } from '../api/answers';
import { type Paint } from '../terminal/paint';
import { toTable } from '../terminal/table';

const SIGNS = { accepted: '✓', seen: '·', missing: '✗' } as const;

/** One document as lines for a person: what was read, how surely, and what is wrong. */
export function toDocumentReport(document: DocumentAnswer, paint: Pick<Paint, 'bold' | 'dim' | 'yellow'>): string[] {
  const { fields, problems } = document;
  return [
    paint.bold(toHeadline(document)),
    ...toTable(fields.map(toRow)).map((line) => `  ${line}`),
    ...fields.flatMap(({ faultText }) => (faultText === undefined ? [] : [paint.yellow(`  ! ${faultText.zh}`), `    ${faultText.en}`])),
    ...problems.flatMap(({ code, zh, en, todo }) => [
      paint.yellow(`  ! ${zh}`), `    ${en} ${paint.dim(`[${code}]`)}`, `    → ${todo.zh}`, `    → ${todo.en}`,
    ]),
  ]; // prettier-ignore
}

/** One line of a list. */
export function toDocumentRow(document: DocumentSummary): string[] {
  const { id, slot, mediaType, size, addedAt } = document;
  return [id, slot, toState(document), mediaType, `${Math.ceil(size / 1_024)} KiB`, addedAt];
}

const toHeadline = (document: DocumentAnswer): string =>
  [document.slot, toState(document), document.typeName?.zh ?? '', document.id]
    .filter((part) => part !== '')
    .join(' · ');

function toState({ status, position, isWrongType }: DocumentSummary): string {
  if (isWrongType) return `${status}, another document than is asked for`;
  return position === undefined ? status : `${status}, number ${position} in the queue`;
}

function toRow({ name, label, value, confidence, critical, accepted, declared, suggestions }: DocumentField): string[] {
  const sign = accepted ? SIGNS.accepted : value === null ? SIGNS.missing : SIGNS.seen;
  const said = declared === undefined ? '' : `you say: ${show(declared.value)}`;
  const meant = suggestions.length === 0 ? '' : `meant as ${suggestions.join(' or ')}?`;
  return [
    sign, `${name}${critical ? '*' : ''}`, label.zh, show(value), `${(confidence * 100).toFixed(1)} %`, [said, meant].join(' ').trim(),
  ]; // prettier-ignore
}

const show = (value: unknown): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
