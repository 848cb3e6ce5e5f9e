import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { familyOf } from './fonts';
import { breakLines } from './lines';
import type { Part, TextStyle } from './text-style';

/** Text with its ink, in millimetres: what the specs measure clipping and overlap with. */
export interface PlacedText {
  readonly text: string;
  readonly field: string | undefined;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Area {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly width: number;
  /** Lines at most; the text is set smaller until it fits. */
  readonly lines: number;
  /** Distance of baselines as a multiple of the size. */
  readonly leading?: number;
}

/** Widths are measured at this size and scaled: the layout is the same at every resolution. */
const REFERENCE = 100;
const ruler = createCanvas(8, 8).getContext('2d');

/** A page to draw on, in millimetres from the top left corner. It remembers every text that it was given. */
export class Sheet {
  readonly placed: PlacedText[] = [];

  constructor(
    readonly context: SKRSContext2D,
    readonly width: number,
    readonly height: number,
    /** Pixels per millimetre. */
    readonly scale: number,
  ) {}

  measure(text: string, { face, size, spacing = 0 }: TextStyle): number {
    ruler.font = `${REFERENCE}px ${familyOf(face)}`;
    const advance = (ruler.measureText(text).width * size) / REFERENCE;
    return advance + spacing * Math.max(0, Array.from(text).length - 1);
  }

  /** One line with its baseline at `y`. Returns where it ends. */
  text(text: string, x: number, y: number, style: TextStyle): number {
    const { face, size, colour = '#1a1a1a', align = 'left', spacing = 0, field } = style;
    const width = this.measure(text, style);
    const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    const { context, scale } = this;
    context.font = `${size * scale}px ${familyOf(face)}`;
    context.fillStyle = colour;
    if (spacing === 0) context.fillText(text, left * scale, y * scale);
    else {
      let at = left;
      for (const character of text) {
        context.fillText(character, at * scale, y * scale);
        at += this.measure(character, { face, size }) + spacing;
      }
    }
    this.remember(text, left, y, width, style, field);
    return left + width;
  }

  /** One line set smaller until it is no wider than `width`. */
  fitted(text: string, x: number, y: number, width: number, style: TextStyle): number {
    const natural = this.measure(text, style);
    return this.text(text, x, y, natural > width ? { ...style, size: (style.size * width) / natural } : style);
  }

  /** The characters of a label spread over a width, as `名　　称` stands on forms. */
  spread(text: string, x: number, y: number, width: number, style: TextStyle): void {
    const characters = Array.from(text);
    const spacing =
      characters.length > 1 ? (width - this.measure(text, { ...style, spacing: 0 })) / (characters.length - 1) : 0;
    this.text(text, x, y, { ...style, align: 'left', spacing });
  }

  /** Text broken into lines; set smaller until it fits. Returns the baseline of the last line. */
  paragraph(text: string, area: Area, style: TextStyle): number {
    return this.prose([{ text, field: style.field }], area, style);
  }

  /** Running text with filled-in parts. Returns the baseline of the last line. */
  prose(parts: readonly (string | Part)[], area: Area, style: TextStyle): number {
    const { x, y, width, leading = 1.45 } = area;
    const all = parts.map((part) => (typeof part === 'string' ? { text: part } : part));
    let { size } = style;
    let lines = breakLines(this, all, width, { ...style, size });
    while (lines.length > area.lines) {
      size *= 0.95;
      if (size < 1) throw new RangeError(`no room for ${all.map(({ text }) => text).join('')}`);
      lines = breakLines(this, all, width, { ...style, size });
    }
    lines.forEach((line, index) => {
      const baseline = y + index * size * leading;
      let at = x;
      for (const { text, face = style.face, field, isUnderlined } of line) {
        const from = at;
        at = this.text(text, at, baseline, { ...style, size, face, field });
        if (isUnderlined) this.underline(from, at, baseline + size * 0.22);
      }
    });
    return y + (lines.length - 1) * size * leading;
  }

  underline(from: number, to: number, y: number): void {
    this.shapes((context) => {
      context.fillStyle = '#333333';
      context.fillRect(from, y, to - from, 0.18);
    });
  }

  /** Draws with millimetres as units; text only through `text`. */
  shapes(draw: (context: SKRSContext2D) => void): void {
    this.context.save();
    this.context.scale(this.scale, this.scale);
    draw(this.context);
    this.context.restore();
  }

  private remember(
    text: string,
    x: number,
    y: number,
    width: number,
    { face, size }: TextStyle,
    field: string | undefined,
  ): void {
    if (text.trim() === '') return;
    ruler.font = `${REFERENCE}px ${familyOf(face)}`;
    const { actualBoundingBoxAscent, actualBoundingBoxDescent } = ruler.measureText(text);
    const ratio = size / REFERENCE;
    this.placed.push({
      text,
      field,
      left: x,
      right: x + width,
      top: y - actualBoundingBoxAscent * ratio,
      bottom: y + actualBoundingBoxDescent * ratio,
    });
  }
}
