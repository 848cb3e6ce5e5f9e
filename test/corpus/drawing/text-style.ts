import type { Face } from './fonts';

export interface TextStyle {
  readonly face: Face;
  /** Height of the em in millimetres. */
  readonly size: number;
  readonly colour?: string;
  readonly align?: 'left' | 'centre' | 'right';
  /** Extra millimetres between characters. */
  readonly spacing?: number;
  /** The field that this text shows, where it does. */
  readonly field?: string;
}

/** A piece of running text. */
export interface Part {
  readonly text: string;
  readonly field?: string | undefined;
  readonly face?: Face;
  readonly isUnderlined?: boolean;
}
