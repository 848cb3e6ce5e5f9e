import { minRectangle, type TurnedRectangle } from './min-rectangle';
import { type Piece, piecesOf } from './pieces';

/** A place where the detection model sees one piece of text. */
export interface TextArea extends TurnedRectangle {
  /** Average of the model's own probabilities inside. */
  readonly score: number;
}

const TEXT_FROM = 0.3;
const AREA_FROM = 0.5;
const SMALLEST_SIDE = 3;
/** The model is trained on shrunken areas; they are grown again by area × this / circumference. */
const GROW = 1.6;

/**
 * Finds the pieces of text in the model's map of probabilities (`width` × `height`, row by row): connected pixels, their
 * smallest rectangle, grown. Rectangles are in the map's pixels.
 */
export function findTextAreas(map: Float32Array, width: number, height: number): TextArea[] {
  return [...piecesOf(map, TEXT_FROM, width, height)].flatMap((piece) => toArea(piece) ?? []);
}

function toArea({ edge, pixels, sum }: Piece): TextArea | undefined {
  const score = sum / pixels;
  if (score < AREA_FROM || pixels < SMALLEST_SIDE * SMALLEST_SIDE) return undefined;
  const rectangle = minRectangle(edge);
  if (!rectangle || Math.min(rectangle.width, rectangle.height) < SMALLEST_SIDE) return undefined;
  const { width, height } = rectangle;
  const growth = (width * height * GROW) / (2 * (width + height));
  return { ...rectangle, width: width + 2 * growth, height: height + 2 * growth, score };
}
