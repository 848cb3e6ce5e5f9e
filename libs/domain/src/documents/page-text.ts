/** A rectangle on the straightened page, in its pixels, from the top left corner. */
export interface PageBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One character as the engine read it. */
export interface ReadCharacter {
  text: string;
  /** 0 to 1, the engine's own. */
  confidence: number;
  /** Left and right edge on the straightened page, in pixels. */
  left: number;
  right: number;
  /** The engine's next best character here and its confidence; left out where there is none to speak of. */
  other?: { text: string; confidence: number };
}

/** One run of text on a page: what detection found as one piece. Lines of a table's two columns are two runs. */
export interface TextRun {
  text: string;
  /** The lowest of its characters' confidences, never their average. */
  confidence: number;
  box: PageBox;
  characters: readonly ReadCharacter[];
  /**
   * What a second reading of the same place, prepared otherwise, came to; left out where there was none.
   * `confidence` is the lowest of its characters; `confidences` has one for each of them (code points of `text`), where known.
   */
  again?: { text: string; confidence: number; confidences?: readonly number[] };
}

/** A QR code or barcode on the page. */
export interface PageCode {
  /** `QRCode`, `Code128`, … as zxing names them. */
  format: string;
  text: string;
  box: PageBox;
}

/** A part of the page that cannot be read, and why. */
export interface PageFlaw {
  kind: 'glare' | 'shadow' | 'blur' | 'cut' | 'too-small';
  box: PageBox;
}

/** One page after it was turned upright and straightened, as text with places. Personal data. */
export interface PageText {
  /** From 1. */
  page: number;
  /** Size of the straightened page in pixels. */
  width: number;
  height: number;
  /** `pdf-text`: the text layer of a PDF, confidence 1; `ocr`: read from pixels. */
  origin: 'pdf-text' | 'ocr';
  /** Engine and model with their versions, e.g. `pp-ocr-v4/1.4.2`, `pdfjs/5.6.205`. */
  engine: string;
  /** From the top to the bottom, then from the left to the right. */
  runs: readonly TextRun[];
  codes: readonly PageCode[];
  flaws: readonly PageFlaw[];
}
