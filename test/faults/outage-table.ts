/** One registry under one fault, as the applications and the registry itself saw it. */
export interface Row {
  readonly fault: string;
  readonly registry: string;
  readonly applications: number;
  readonly issued: number;
  readonly referred: number;
  /** The registry's own count. */
  readonly asked: number;
  readonly answered: number;
  readonly failed: number;
  /** Answers that the applications of the run rest on. */
  readonly needed: number;
  /**
   * The same for the few applications whom the registry was upset about, where it was in order for the others. At a source
   * that fails every other call this is 2 on average, whoever asks.
   */
  readonly own: string;
  /** Seconds; `–` for what did not happen. */
  readonly openedAfter: string;
  readonly closedAfter: string;
  readonly finishedAfter: string;
}

/** From one instant to another, in seconds. */
export function toSeconds(at: number | undefined, from: number | undefined): string {
  return at === undefined || from === undefined ? '–' : ((at - from) / 1_000).toFixed(1);
}

const COLUMNS: readonly [title: string, width: number, cell: (row: Row) => string | number][] = [
  ['fault', 13, ({ fault }) => fault],
  ['registry', 22, ({ registry }) => registry],
  ['appl.', 6, ({ applications }) => applications],
  ['issued', 7, ({ issued }) => issued],
  ['referred', 9, ({ referred }) => referred],
  ['calls', 6, ({ asked }) => asked],
  ['failed', 7, ({ failed }) => failed],
  ['answers', 8, ({ needed }) => needed],
  ['calls/success', 14, ({ asked, needed }) => (asked / needed).toFixed(2)],
  ['own', 5, ({ own }) => own],
  ['opened s', 9, ({ openedAfter }) => openedAfter],
  ['closed s', 9, ({ closedAfter }) => closedAfter],
  ['ended s', 8, ({ finishedAfter }) => finishedAfter],
];

/**
 * Prints the table. Opened: after the fault was set; closed and ended: after the registry was back. Where the registry is
 * upset about few of the run's applications only, these are the cell's, and calls and answers are those of the whole run.
 */
export function printRows(rows: readonly Row[]): void {
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell, index) => String(cell).padEnd(COLUMNS[index]?.[1] ?? 0)).join(' ');
  const text = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, , cell]) => cell(row)))];
  process.stdout.write(`${text.map(line).join('\n')}\n`);
}
