/** What reading an identifier comes to. `reason` is a stable code: `length`, `alphabet`, `division`, `check-digit`, … */
export type Checked<T> = { kind: 'valid'; value: T } | { kind: 'invalid'; reason: string; zh: string; en: string };

export function valid<T>(value: T): Checked<T> {
  return { kind: 'valid', value };
}

export function invalid<T>(reason: string, zh: string, en: string): Checked<T> {
  return { kind: 'invalid', reason, zh, en };
}

/** @throws RangeError naming the reason, for callers that hold a value checked before. Never puts the value in the message. */
export function getChecked<T>(checked: Checked<T>): T {
  if (checked.kind === 'invalid') throw new RangeError(`${checked.reason}: ${checked.en}`);
  return checked.value;
}
