import { IMAGENET, writePlanes } from './planes';
import { type Raster } from './raster';
import { resize } from './resize';
import { infer, type Models } from './sessions';
import { findTextAreas, type TextArea } from './text-areas';

/** Sides that the detection model takes are multiples of this. */
const STEP = 32;

/**
 * Finds the pieces of text of a picture, in its pixels.
 *
 * @param longest the picture is shown to the model with at most this longest side: time grows with its square
 */
export async function detectText(models: Models, picture: Raster, longest: number): Promise<TextArea[]> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const width = toStep(picture.width * scale);
  const height = toStep(picture.height * scale);
  const small = resize(picture, width, height);
  const planes = new Float32Array(3 * width * height);
  writePlanes(small, IMAGENET, planes, { offset: 0, width, height });
  const { data } = await infer(models.detection, planes, [1, 3, height, width]);
  const [across, down] = [picture.width / width, picture.height / height];
  return findTextAreas(data, width, height).map((area) => ({
    ...area,
    centre: { x: area.centre.x * across, y: area.centre.y * down },
    width: area.width * across,
    height: area.height * down,
  }));
}

function toStep(side: number): number {
  return Math.max(STEP, Math.round(side / STEP) * STEP);
}
