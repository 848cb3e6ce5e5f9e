/**
 * Radicals that programs write into text layers in the place of the characters that look like them (U+2E80 to U+2EF3).
 * Unicode has no decomposition for these; pairs as in its EquivalentUnifiedIdeograph.txt.
 */
const RADICALS =
  '⺁厂⺄乙⺈刀⺊卜⺌小⺎兀⺐尢⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻯竜⻰龙⻳龟';

const PLAIN = new Map(
  Array.from({ length: RADICALS.length / 2 }, (_, pair) => [RADICALS[2 * pair] ?? '', RADICALS[2 * pair + 1] ?? '']),
);

/** Text with each radical replaced by the character that is meant. */
export function toPlainCharacters(text: string): string {
  return text.replace(
    /[\u2e80-\u2fdf\uf900-\ufaff]/g,
    (character) => PLAIN.get(character) ?? character.normalize('NFKC'),
  );
}
