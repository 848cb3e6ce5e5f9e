/** Letters of other alphabets that are drawn like Latin capitals and small letters (Unicode TR 39, the ones fonts cannot tell). */
const HOMOGLYPHS: Readonly<Record<string, string>> = Object.fromEntries([
  ...pairs('АВЕЅІЈКМНОРСТУХԚԜ', 'ABESIJKMHOPCTYXQW'),
  ...pairs('аеѕіјорсухԛԝ', 'AESIJOPCYXQW'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('οϲıſ', 'OCIS'),
]);

/** Radicals that are drawn like whole characters and that compatibility normalisation (NFKC) leaves as they are. */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  pairs(
    '⺀⺁⺊⺌⺒⺓⺝⺟⺠⺩⺫⺮⺶⻁⻄⻅⻆⻉⻋⻌⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰',
    '冫厂卜小巳幺月母民王罒竹羊虎西见角贝车辶镸长门雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿竜龙',
  ),
);

/** Radicals whose compatibility form is the old character, while fonts for the mainland draw the one in use. */
const DRAWN_MODERN: Readonly<Record<string, string>> = Object.fromEntries(pairs('⼾⾭', '户青'));

/** Characters that show nothing: format and variation marks, fillers. Spaces are not among them. */
const INVISIBLE = /[\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFE00-\uFE0F\uFFA0\u{E0100}-\u{E01EF}]/gu;

/** Does the text hold a character that nobody can see and that is no space? */
export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) !== -1;
}

/** Does the text hold a letter of another alphabet that is drawn like a Latin one? */
export function hasHomoglyph(text: string): boolean {
  return Array.from(text).some((character) => Object.hasOwn(HOMOGLYPHS, character));
}

/** Letters of other alphabets as the Latin capitals they are drawn like; only ever to suggest, never to repair. */
export function toLatinLookAlike(text: string): string {
  return Array.from(text, (character) =>
    Object.hasOwn(HOMOGLYPHS, character) ? HOMOGLYPHS[character] : character,
  ).join('');
}

/**
 * What a reader sees: two texts with one skeleton look alike. **No comparison key**: texts that differ stay different, and
 * the skeleton only tells a person why.
 */
export function toSkeleton(text: string): string {
  const drawn = Array.from(text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s/g, ''), (character) =>
    Object.hasOwn(RADICALS, character) ? RADICALS[character] : character,
  ).join('');
  return toLatinLookAlike(drawn).normalize('NFKC').toUpperCase();
}

/**
 * Radicals and compatibility forms as the whole characters they are drawn like. The text layer of a PDF holds them where
 * its writer went from a glyph back to a character; whoever looks at the page sees the ideograph. Only for such layers:
 * in what a person typed they stay, and are a difference.
 */
export function toIdeographs(text: string): string {
  return Array.from(text, (character) => {
    if (Object.hasOwn(RADICALS, character)) return RADICALS[character];
    if (Object.hasOwn(DRAWN_MODERN, character)) return DRAWN_MODERN[character];
    return /[\u2F00-\u2FD5\uF900-\uFAFF]/.test(character) ? character.normalize('NFKC') : character;
  }).join('');
}

function pairs(from: string, to: string): [string, string][] {
  const twins = Array.from(to);
  return Array.from(from, (character, index) => [character, twins[index] ?? character]);
}
