/** Full-width forms (U+FF01–FF5E, the ideographic space) become their ASCII twins; everything else stays. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/**
 * Removes every kind of white space, and the zero-width characters that come along when people paste (space, joiner,
 * non-joiner, word joiner, byte-order mark): they never tell one name or code from another.
 */
export function withoutSpaces(text: string): string {
  return withoutZeroWidth(text).replace(/\s/g, '');
}

/** A text as it is kept: without zero-width characters, every run of white space one blank, none at the ends. */
export function toWrittenText(text: string): string {
  return withoutZeroWidth(text).replace(/\s+/g, ' ').trim();
}

/** Space, joiner, non-joiner, word joiner, byte-order mark: without width, and nobody's spelling. */
function withoutZeroWidth(text: string): string {
  return text.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '');
}

/** a–z become A–Z, and nothing else does: Unicode would make `ſ` an S and `ı` an I, which are other letters. */
export function toUpperLatin(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** The form in which a code is compared and stored: half width, upper case, no spaces. */
export function normaliseCode(text: string): string {
  return toUpperLatin(withoutSpaces(toHalfWidth(text)));
}

/** `（ ） 〔 〕 【 】 ［ ］` all become `( )`, so that only the words inside can differ. */
export function unifyBrackets(text: string): string {
  return text.replace(/[（〔【［[]/g, '(').replace(/[）〕】］\]]/g, ')');
}
