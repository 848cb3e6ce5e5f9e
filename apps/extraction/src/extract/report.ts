import { type DocumentField, type DocumentReading, findDocumentType, type JsonValue } from '@licensing/domain';

/** Chinese and full-width characters take two columns of a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** What was read, for people: the type, a row for each field, and everything that does not hold. */
export function toReport(reading: DocumentReading): string[] {
  const type = reading.type === undefined ? undefined : findDocumentType(reading.type);
  const label = (name: string): string => type?.fields.find((field) => field.name === name)?.label.zh ?? '';
  const rows = reading.fields.map((field) => [
    field.name + (field.critical ? '*' : ''),
    label(field.name),
    field.fault === 'absent' ? '—' : toText(field.value ?? field.raw),
    field.confidence.toFixed(3),
    verdictOf(field),
  ]);
  return [
    type ? `${type.name.zh} · ${type.name.en} (${type.id})` : 'No document that is known here.',
    `${reading.engines.join(', ')} · ${String(reading.pages.length)} page(s)`,
    ...(rows.length > 0 ? ['', ...toTable([['field', '', 'value', 'confidence', ''], ...rows]), '', '* critical'] : []),
    ...reading.problems.flatMap(({ code, field, zh, en, todo }) => [
      '',
      `${code}${field === undefined ? '' : ` (${field})`}: ${zh} · ${en}`,
      `  ${todo.zh} · ${todo.en}`,
    ]),
  ];
}

function verdictOf({ accepted, fault, suggestions }: DocumentField): string {
  if (accepted) return 'accepted';
  const meant = suggestions.length > 0 ? ` (meant perhaps: ${suggestions.join(', ')})` : '';
  if (fault === undefined) return `to a person${meant}`;
  return `${fault}${meant}`;
}

function toText(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(toText).join('；') : JSON.stringify(value);
}

/** Longer values go on in the lines below; in columns of a terminal. */
const MOST_WIDTH = 64;

const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

function toTable(rows: readonly (readonly string[])[]): string[] {
  const broken = rows.map((row) => row.map(breakText));
  const widths = (broken[0] ?? []).map((_, column) =>
    Math.max(...broken.flatMap((row) => (row[column] ?? []).map(widthOf))),
  );
  return broken.flatMap((row) =>
    Array.from({ length: Math.max(...row.map((lines) => lines.length)) }, (_, line) =>
      row
        .map((lines, column) => pad(lines[line] ?? '', widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  );
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function breakText(text: string): string[] {
  const lines = [''];
  for (const character of text) {
    const line = lines[lines.length - 1] ?? '';
    if (widthOf(line + character) > MOST_WIDTH) lines.push(character);
    else lines[lines.length - 1] = line + character;
  }
  return lines;
}
