import { type PageBox, type PageFlaw } from '@licensing/domain';
import { type Piece, piecesOf } from '../engine/pieces';
import { type Raster, toGrey } from '../engine/raster';
import { Levels } from './levels';

/** Side of the blocks that a page is looked at in, as a share of its longest side. */
const BLOCKS = 100;
/** A page with paper lighter than this everywhere is a scan: white is no glare there. */
const PAPER_OF_SCAN = 244;
const BURNT_OUT = 250;
/** Paper this much darker than the lightest on the page lies in shadow. */
const IN_SHADOW = 0.45;
/** Least share of the page's blocks. */
const GLARE_SHARE = 0.002;
const SHADOW_SHARE = 0.02;

/** Parts of a page that light has spoilt: burnt out by a reflection, or in deep shadow. */
export function findLightFlaws(page: Raster): PageFlaw[] {
  const side = Math.max(8, Math.ceil(Math.max(page.width, page.height) / BLOCKS));
  const width = Math.ceil(page.width / side);
  const height = Math.ceil(page.height / side);
  const { paper, burnt } = lookAtBlocks(page, side, width, height);
  const usual = Levels.of(paper).percentile(0.9);
  const toFlaws = (kind: PageFlaw['kind'], plane: Uint8Array, share: number): PageFlaw[] =>
    [...piecesOf(plane, 0, width, height)]
      .filter(({ pixels }) => pixels >= Math.max(4, share * plane.length))
      .map((piece) => ({ kind, box: boxOfPiece(piece, side, page) }));
  const shadow = paper.map((level) => (level < usual * IN_SHADOW ? 1 : 0));
  // White all around a tinted sheet is the scanner's lid; white in its midst is none.
  const [isPhoto, isTinted] = [usual < PAPER_OF_SCAN, Levels.of(paper).percentile(0.5) < PAPER_OF_SCAN];
  const glare = isTinted ? toFlaws('glare', burnt, GLARE_SHARE) : [];
  return [
    ...glare.filter(({ box }) => isPhoto || !reachesEdge(box, page, side)),
    ...toFlaws('shadow', shadow, SHADOW_SHARE).filter(({ box }) => reachesEdge(box, page, side)),
  ];
}

/** A shadow falls onto the page from outside; what is dark in its midst is a portrait or a code. */
function reachesEdge({ x, y, width, height }: PageBox, page: Raster, margin: number): boolean {
  return x < margin || y < margin || x + width > page.width - margin || y + height > page.height - margin;
}

function lookAtBlocks(
  page: Raster,
  side: number,
  width: number,
  height: number,
): { paper: Uint8Array; burnt: Uint8Array } {
  const grey = toGrey(page);
  const paper = new Uint8Array(width * height);
  const burnt = new Uint8Array(width * height);
  for (let block = 0; block < paper.length; block += 1) {
    const [left, top] = [(block % width) * side, Math.floor(block / width) * side];
    const levels = new Levels();
    for (let y = top; y < Math.min(page.height, top + side); y += 2) {
      for (let x = left; x < Math.min(page.width, left + side); x += 2) levels.add(grey[y * page.width + x] ?? 0);
    }
    paper[block] = levels.percentile(0.8);
    burnt[block] = levels.percentile(0.3) >= BURNT_OUT ? 1 : 0;
  }
  return { paper, burnt };
}

function boxOfPiece({ edge }: Piece, side: number, page: Raster): PageBox {
  const [xs, ys] = [edge.map(({ x }) => x * side), edge.map(({ y }) => y * side)];
  const x = xs.reduce((a, b) => Math.min(a, b));
  const y = ys.reduce((a, b) => Math.min(a, b));
  const right = Math.min(
    page.width,
    xs.reduce((a, b) => Math.max(a, b)),
  );
  const bottom = Math.min(
    page.height,
    ys.reduce((a, b) => Math.max(a, b)),
  );
  return { x, y, width: right - x, height: bottom - y };
}

/** What was read surely was not harmed. */
const SURE = 0.8;

/** Flaws of the light, without those under which the text is read well nevertheless. */
export function withoutHarmless(
  flaws: readonly PageFlaw[],
  read: readonly { run: { box: PageBox; confidence: number } }[],
): PageFlaw[] {
  return flaws.filter(({ box }) => {
    const under = read.filter(({ run }) => sharedArea(run.box, box) > 0.5 * run.box.width * run.box.height);
    const sure = under.filter(({ run }) => run.confidence >= SURE);
    return under.length === 0 || sure.length < under.length / 2;
  });
}

function sharedArea(a: PageBox, b: PageBox): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Lines lower than this in the photo hold too few pixels for their strokes. */
const TOO_SMALL = 13;

/** Below this an edge of a stroke takes a large part of the stroke itself. Lines are `LINE_HEIGHT` pixels high here. */
const BLURRED = 0.16;

/** What is wrong with one run that was not read surely: too few pixels, or strokes without edges. */
export function findRunFlaw({ box, confidence }: { box: PageBox; confidence: number }, line: Raster): PageFlaw[] {
  if (confidence >= SURE) return [];
  if (Math.min(box.height, box.width) < TOO_SMALL) return [{ kind: 'too-small', box }];
  return sharpness(line) < BLURRED ? [{ kind: 'blur', box }] : [];
}

/** The steepest edges of a line as a share of its contrast: 1 from one pixel to the next, towards 0 when blurred. */
export function sharpness(line: Raster): number {
  const grey = toGrey(line);
  const levels = new Levels();
  const steps = new Levels();
  for (let at = 0; at < grey.length; at += 1) {
    const level = grey[at] ?? 0;
    levels.add(level);
    if (at % line.width > 0) steps.add(Math.abs(level - (grey[at - 1] ?? 0)));
  }
  const contrast = levels.percentile(0.98) - levels.percentile(0.02);
  return contrast < 12 ? 0 : steps.percentile(0.97) / contrast;
}

/** How near to the edge a run must come to be taken for cut, in shares of its height. */
const AT_EDGE = 0.15;

/** Runs that go up to an edge behind which the document went on. */
export function findCutRuns(boxes: readonly PageBox[], page: Raster, openEdges: OpenEdges): PageFlaw[] {
  return boxes
    .filter(({ x, y, width, height }) => {
      const margin = AT_EDGE * Math.min(width, height);
      return (
        (openEdges.left && x < margin) ||
        (openEdges.top && y < margin) ||
        (openEdges.right && x + width > page.width - margin) ||
        (openEdges.bottom && y + height > page.height - margin)
      );
    })
    .map((box) => ({ kind: 'cut', box }));
}

/** Edges of a page at which the picture ends, and perhaps not the document. */
export interface OpenEdges {
  readonly left: boolean;
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
}

export const ALL_OPEN: OpenEdges = { left: true, top: true, right: true, bottom: true };
