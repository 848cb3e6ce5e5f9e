import type { Part, TextStyle } from './text-style';

const notAtLineStart = '，。；：、！？）》〉」』”’)%';

interface Ruler {
  measure(text: string, style: TextStyle): number;
}

/** Breaks parts into lines no wider than `width`: Chinese between any two characters, words and numbers as a whole. */
export function breakLines(ruler: Ruler, parts: readonly Part[], width: number, style: TextStyle): Part[][] {
  const lines: Part[][] = [[]];
  let used = 0;
  for (const part of parts) {
    for (const piece of part.text.match(/[A-Za-z0-9.,²-]{1,20}|[（《“(]*./gsu) ?? []) {
      const wide = ruler.measure(piece, { ...style, face: part.face ?? style.face });
      const isFull = used + wide > width && used > 0 && !notAtLineStart.includes(piece);
      if (isFull || piece === '\n') {
        lines.push([]);
        used = 0;
      }
      if (piece === '\n') continue;
      append(lines[lines.length - 1] as Part[], part, piece);
      used += wide;
    }
  }
  return lines.map((line) => line.filter(({ text }) => text !== ''));
}

function append(line: Part[], part: Part, piece: string): void {
  const last = line[line.length - 1];
  const isSame = last !== undefined && last.field === part.field && last.face === part.face;
  if (isSame && last.isUnderlined === part.isUnderlined) line[line.length - 1] = { ...last, text: last.text + piece };
  else line.push({ ...part, text: piece });
}
