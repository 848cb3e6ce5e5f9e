import type { Sheet } from './drawing/sheet';
import type { Random } from './random';

export const documentKinds = [
  'business-licence',
  'resident-id-front',
  'resident-id-back',
  'health-certificate',
  'food-safety-certificate',
  'lease',
  'real-estate-certificate',
  'food-licence',
  'letter-of-authority',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const levels = ['clean', 'photo', 'rotated', 'hard'] as const;
export type Level = (typeof levels)[number];

/** What the document says, in the form readings give it: dates as YYYY-MM-DD, codes in upper case, numbers as numbers. */
export type Fields = Record<string, string | number>;

/** One page as it would come from the printer; sizes in millimetres. */
export interface PageDrawing {
  readonly width: number;
  readonly height: number;
  readonly draw: (sheet: Sheet) => void;
}

export interface Drawing {
  readonly pages: readonly PageDrawing[];
  /** Only what is really drawn. */
  readonly fields: Fields;
}

/** The layouts of one kind of document, each with its share. */
export type Template = Readonly<Record<string, { readonly share: number; readonly make: (random: Random) => Drawing }>>;
