import { badForm } from '../problems/sandbox-problem';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

function toWhole(field: string, text: string | undefined, fallback: number, from: number, to: number): number {
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw badForm(field, { zh: `${from}至${to}的整数`, en: `a whole number from ${from} to ${to}` });
}

/** Which part of a list is wanted; fifty from the start when nothing is said. */
export function toPage(limit: string | undefined, offset: string | undefined): Page {
  return { limit: toWhole('limit', limit, 50, 1, 1_000), offset: toWhole('offset', offset, 0, 0, 999_999_999) };
}
