import { type RefusalCode } from '../refusals';

/** What the container of a picture says of it, without a pixel decoded. */
export interface PictureStructure {
  width: number;
  height: number;
  /** Bytes that one decoded pixel takes. */
  pixelBytes: number;
  /** Where the picture ends in the file. */
  end: number;
  /** Everything that is not the picture itself: camera data, comments, profiles. */
  metadata: Buffer[];
  /** The camera data among it, from its TIFF header on. */
  exif: Buffer[];
  isAnimated: boolean;
  /** Found while walking through it. */
  faults: RefusalCode[];
}

export function newStructure(): PictureStructure {
  return { width: 0, height: 0, pixelBytes: 3, end: 0, metadata: [], exif: [], isAnimated: false, faults: [] };
}
