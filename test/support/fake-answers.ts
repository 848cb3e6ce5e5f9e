import { type Answers } from '@licensing/platform';

/** Answers in memory; `kept` is what is kept under each key. */
export function createFakeAnswers(): Answers & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  const fake = {
    kept,
    find: (key: string) => Promise.resolve(kept.get(key)),
    keep: (key: string, answer: unknown) => {
      if (!kept.has(key)) kept.set(key, answer);
      return Promise.resolve(kept.get(key));
    },
  };
  return fake as unknown as Answers & { kept: Map<string, unknown> };
}
