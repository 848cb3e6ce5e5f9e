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

function toTable(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}
