/** Full-width forms (U+FF01–FF5E, the ideographic space) become their ASCII twins; everything else stays. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Removes every kind of white space, zero-width characters included: people paste them without seeing them. */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '');
}

/** The form in which a code is compared and stored: half width, upper case, no spaces. */
export function normaliseCode(text: string): string {
  return withoutSpaces(toHalfWidth(text)).toUpperCase();
}

/** `（ ） 〔 〕 【 】 ［ ］` all become `( )`, so that only the words inside can differ. */
export function unifyBrackets(text: string): string {
  return text.replace(/[（〔【［[]/g, '(').replace(/[）〕】］\]]/g, ')');
}
