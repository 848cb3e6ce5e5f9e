const MIB = 1024 * 1024;

/** What a file may be. Told to people in the words of the refusals. */
export const FILE_LIMITS = {
  bytes: 20 * MIB,
  pages: 20,
  /** Pixels of a side, and of the whole picture. */
  side: 12_000,
  pixels: 50_000_000,
  /** Below this nothing on a document can be read. */
  shortestSide: 100,
} as const;

/** What a file may make us spend before it is believed. Never told: nobody's photograph comes near. */
export const WORK_LIMITS = {
  /** A whole picture in memory: some forms cannot be decoded in strips. */
  decodedBytes: 200 * MIB,
  /** Everything in a picture that is not the picture, unpacked. */
  metadataBytes: 4 * MIB,
  /** What the entries of EXIF claim to hold, together; they lie in 64 KiB. */
  exifBytes: MIB,
  scans: 100,
  /** What follows the end of a file without saying anything. */
  tailBytes: 1024,
  pdfObjects: 50_000,
  pdfDepth: 64,
  /** Unpacked: objects packed together, all of them; streams that are no pictures, one by one; pictures, one by one; all together. */
  pdfPackBytes: 32 * MIB,
  pdfStreamBytes: 64 * MIB,
  pdfPictureBytes: 200 * MIB,
  pdfBytes: 800 * MIB,
  /** Points: 200 inches, the most that readers of PDF agree on. */
  pageSide: 14_400,
  decodeSeconds: 20,
} as const;
