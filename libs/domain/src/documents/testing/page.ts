import type { PageCode, PageFlaw, PageText, TextRun } from '../page-text';

/** One run of a made-up page: text, left and top edge; characters 30 high and wide unless told. */
export type MadeRun = readonly [text: string, x: number, y: number, more?: Partial<MadeRunDetails>];

interface MadeRunDetails {
  size: number;
  width: number;
  height: number;
  confidence: number;
  /** Confidence by the place of the character in the run. */
  weak: Readonly<Record<number, number>>;
  /** The engine's second choice by the place of the character. */
  other: Readonly<Record<number, string>>;
  /** `false`: read once only. A text: what the second reading came to. */
  again: string | false;
}

/** A page for specs, read twice alike unless told otherwise. Texts are invented. */
export function makePage(
  runs: readonly MadeRun[],
  page: Partial<Omit<PageText, 'runs'>> & { codes?: readonly PageCode[]; flaws?: readonly PageFlaw[] } = {},
): PageText {
  return {
    page: 1,
    width: 1600,
    height: 1130,
    origin: 'ocr',
    engine: 'made-up/1',
    codes: [],
    flaws: [],
    ...page,
    runs: runs.map(toRun),
  };
}

function toRun([text, x, y, more = {}]: MadeRun): TextRun {
  const points = Array.from(text);
  const size = more.size ?? 30;
  const step = (more.width ?? points.length * size) / Math.max(1, points.length);
  const characters = points.map((character, at) => ({
    text: character,
    confidence: more.weak?.[at] ?? more.confidence ?? 0.99,
    left: x + at * step,
    right: x + (at + 1) * step,
    ...(more.other?.[at] === undefined ? {} : { other: { text: more.other[at], confidence: 0.1 } }),
  }));
  return {
    text,
    confidence: Math.min(1, ...characters.map(({ confidence }) => confidence)),
    box: { x, y, width: step * points.length, height: more.height ?? size },
    characters,
    ...(more.again === false ? {} : { again: { text: more.again ?? text, confidence: 0.99 } }),
  };
}
