/** A token of a PDF (ISO 32000-1, 7.2 and 7.3). Strings are passed over: nothing that acts lies in them. */
export type PdfToken =
  | { readonly kind: 'name' | 'keyword' | 'mark'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string' };

const STRING: PdfToken = { kind: 'string' };
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set(Buffer.from('()<>[]{}/%', 'latin1'));
const BACKSLASH = 0x5c;
/** Longer ones stand in no document: a signature's value, the longest there is, takes tens of kilobytes. */
const STRING_BYTES = 4 * 1024 * 1024;

/** Reads tokens from a place on. Never throws: what is no token is passed over. */
export class PdfLexer {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
  ) {}

  /** Undefined at the end. */
  next(): PdfToken | undefined {
    this.passWhite();
    const code = this.bytes[this.at];
    if (code === undefined) return undefined;
    const character = String.fromCharCode(code);
    switch (character) {
      case '/':
        this.at += 1;
        return { kind: 'name', text: this.regular().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) }; // prettier-ignore
      case '(':
        this.passString();
        return STRING;
      case '<':
      case '>':
        if (this.bytes[this.at + 1] === code) {
          this.at += 2;
          return { kind: 'mark', text: character.repeat(2) };
        }
        if (character === '<') this.at = this.endOf(this.bytes.indexOf(0x3e, this.at));
        else this.at += 1;
        return STRING;
      case '[':
      case ']':
      case '{':
      case '}':
      case ')':
        this.at += 1;
        return { kind: 'mark', text: character };
      default: {
        const text = this.regular();
        const value = /^[+-]?\d*\.?\d*$/.test(text) ? Number(text) : Number.NaN;
        return Number.isNaN(value) ? { kind: 'keyword', text } : { kind: 'number', value };
      }
    }
  }

  private passWhite(): void {
    for (;;) {
      const code = this.bytes[this.at];
      if (code === undefined) return;
      if (code === 0x25) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d)
          this.at += 1;
      } else if (WHITE.has(code)) this.at += 1;
      else return;
    }
  }

  private regular(): string {
    const start = this.at;
    for (let code = this.bytes[this.at]; code !== undefined && !WHITE.has(code) && !DELIMITERS.has(code);) {
      this.at += 1;
      code = this.bytes[this.at];
    }
    return this.bytes.toString('latin1', start, Math.min(this.at, start + 256));
  }

  private passString(): void {
    const most = Math.min(this.bytes.length, this.at + STRING_BYTES);
    let depth = 0;
    for (; this.at < most; this.at += 1) {
      const code = this.bytes[this.at];
      if (code === BACKSLASH) this.at += 1;
      else if (code === 0x28) depth += 1;
      else if (code === 0x29) depth -= 1;
      if (depth === 0) {
        this.at += 1;
        return;
      }
    }
  }

  private endOf(found: number): number {
    return found < 0 ? this.bytes.length : found + 1;
  }
}
