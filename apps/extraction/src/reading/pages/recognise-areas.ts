import { splitAtBlanks } from '../engine/arrange';
import { type DecodedCharacter } from '../engine/ctc';
import { type TurnedRectangle } from '../engine/min-rectangle';
import { type Raster } from '../engine/raster';
import { recogniseLines } from '../engine/recognise';
import { type Models } from '../engine/sessions';

/**
 * Reads runs, each in its parts between wide blanks: the first character behind one is read badly otherwise. What is read
 * is joined again, with places along the whole run.
 *
 * @param prepare cuts a part out, as the recognition model takes it
 */
export async function recogniseAreas(
  models: Models,
  page: Raster,
  areas: readonly TurnedRectangle[],
  prepare: (part: TurnedRectangle) => Raster,
): Promise<DecodedCharacter[][]> {
  const parts = areas.flatMap((area, index) => splitAtBlanks(page, area).map((part) => ({ area, index, part })));
  const decoded = await recogniseLines(
    models,
    parts.map(({ part }) => prepare(part)),
  );
  const joined: DecodedCharacter[][] = areas.map(() => []);
  parts.forEach(({ area, index, part }, place) => {
    joined[index]?.push(...(decoded[place] ?? []).map((character) => alongWhole(character, part, area)));
  });
  return joined;
}

function alongWhole(character: DecodedCharacter, part: TurnedRectangle, whole: TurnedRectangle): DecodedCharacter {
  if (part === whole) return character;
  const { x, y } = { x: part.centre.x - whole.centre.x, y: part.centre.y - whole.centre.y };
  const along = x * Math.cos(whole.angle) + y * Math.sin(whole.angle);
  const start = (along + (whole.width - part.width) / 2) / whole.width;
  const place = (share: number): number => start + (share * part.width) / whole.width;
  return { ...character, from: place(character.from), at: place(character.at), to: place(character.to) };
}
