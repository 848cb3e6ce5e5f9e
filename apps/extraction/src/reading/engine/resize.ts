import { type Raster } from './raster';
import { warp } from './warp';

/** The whole picture in another size. */
export function resize(picture: Raster, width: number, height: number): Raster {
  if (width === picture.width && height === picture.height) return picture;
  const { width: right, height: bottom } = picture;
  return warp(
    picture,
    [
      { x: 0, y: 0 },
      { x: right, y: 0 },
      { x: right, y: bottom },
      { x: 0, y: bottom },
    ],
    width,
    height,
  );
}
