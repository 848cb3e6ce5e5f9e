import type { PageDrawing } from '../document';
import type { Random } from '../random';
import { addGlare, addNoise, roomLight, shine, tableTop } from './light';
import { type Picture, render, toPicture, toSharp } from './picture';
import { layInto, type Point, type Quad } from './warp';

export interface Shot {
  readonly picture: Picture;
  readonly quality: number;
}

const papers = ['#ffffff', '#fdfcf7', '#fbf8ee', '#f8f9fb'];
const MM_PER_INCH = 25.4;

function turned(width: number, height: number, angle: number): Quad {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const corner = (x: number, y: number): Point => [x * cos - y * sin, x * sin + y * cos];
  return [
    corner(-width / 2, -height / 2),
    corner(width / 2, -height / 2),
    corner(width / 2, height / 2),
    corner(-width / 2, height / 2),
  ];
}

const moved = (quad: Quad, move: (point: Point, index: number) => Point): Quad => quad.map(move) as unknown as Quad;

/** A flatbed scan: at most one degree askew, tinted paper, a little noise. Cards lie on a larger sheet. */
export async function scan(page: PageDrawing, random: Random): Promise<Shot> {
  const isCard = page.width < 120;
  const dpi = isCard ? random.whole(220, 300) : random.whole(150, 250);
  const scale = dpi / MM_PER_INCH;
  const sheet = render(page, scale, random.pick(papers));
  const margin = Math.round(isCard ? random.between(4, 10) * scale : random.between(0, 3) * scale);
  const [width, height] = [sheet.width + margin * 2, sheet.height + margin * 2];
  const ground = { data: new Uint8Array(width * height * 3).fill(random.whole(246, 255)), width, height };
  const quad = turned(sheet.width, sheet.height, (random.between(-1, 1) * Math.PI) / 180);
  layInto(
    ground,
    sheet,
    moved(quad, ([x, y]) => [x + width / 2, y + height / 2]),
  );
  const soft = await toPicture(toSharp(ground).blur(random.between(0.3, 0.6)));
  addNoise(soft, random, random.between(0.5, 2.5));
  return { picture: soft, quality: random.whole(84, 95) };
}

interface Conditions {
  readonly longSide: number;
  /** Share of the frame that the page fills. */
  readonly fill: number;
  /** How far corners are off, as a share of the page. */
  readonly tilt: number;
  readonly blur: number;
  readonly noise: number;
  readonly quality: number;
  readonly deepestShadow: number;
  readonly hasGlare: boolean;
  /** Share of the page that is out of the frame at one edge. */
  readonly cut: number;
}

const photoConditions = (random: Random): Conditions => ({
  longSide: random.whole(1_600, 2_400),
  fill: random.between(0.8, 0.93),
  tilt: random.between(0.008, 0.035),
  blur: random.between(0.4, 0.9),
  noise: random.between(1.5, 5),
  quality: random.whole(60, 85),
  deepestShadow: 0.62,
  hasGlare: false,
  cut: 0,
});

/** Two or three things wrong at once. */
function hardConditions(random: Random): Conditions {
  const faults = new Set<string>();
  const wanted = random.whole(2, 3);
  while (faults.size < wanted) faults.add(random.pick(['blur', 'glare', 'small', 'cut', 'jpeg', 'tilt', 'dark']));
  const usual = photoConditions(random);
  return {
    ...usual,
    longSide: faults.has('small') ? random.whole(900, 1_200) : usual.longSide,
    tilt: faults.has('tilt') ? random.between(0.05, 0.09) : usual.tilt,
    blur: faults.has('blur') ? random.between(1.3, 2.2) : usual.blur,
    noise: faults.has('dark') ? random.between(6, 11) : usual.noise,
    quality: faults.has('jpeg') ? random.whole(22, 40) : usual.quality,
    deepestShadow: faults.has('dark') ? 0.4 : usual.deepestShadow,
    hasGlare: faults.has('glare'),
    cut: faults.has('cut') ? random.between(0.04, 0.15) : 0,
  };
}

/** A phone's picture of the page on a table. */
export async function photograph(page: PageDrawing, random: Random, isHard: boolean): Promise<Shot> {
  const conditions = isHard ? hardConditions(random) : photoConditions(random);
  const isWide = page.width > page.height;
  const shortSide = Math.round(conditions.longSide * 0.75);
  const [width, height] = isWide ? [conditions.longSide, shortSide] : [shortSide, conditions.longSide];
  const scale = conditions.fill * Math.min(width / page.width, height / page.height);
  const sheet = render(page, scale, random.pick(papers));
  const ground = tableTop(random, width, height);
  const quad = placed(random, sheet, ground, conditions);
  dropShadow(ground, quad, random);
  layInto(ground, sheet, quad, random.chance(0.4) ? random.between(-0.012, 0.012) * height : 0);
  const tint = random.pick([
    [1, 1, 1],
    [1.02, 1, 0.92],
    [0.96, 0.99, 1.02],
    [1, 0.97, 0.88],
  ]);
  shine(ground, roomLight(random, conditions.deepestShadow), tint);
  if (conditions.hasGlare) addGlare(ground, random);
  const soft = await toPicture(toSharp(ground).blur(conditions.blur));
  addNoise(soft, random, conditions.noise);
  return { picture: soft, quality: conditions.quality };
}

function placed(random: Random, sheet: Picture, ground: Picture, { tilt, cut }: Conditions): Quad {
  const quad = turned(sheet.width, sheet.height, (random.between(-3, 3) * Math.PI) / 180);
  const away = random.pick([
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const);
  // The gap beside the page has to be crossed before anything of it is cut.
  const shift = (axis: 0 | 1, size: number, room: number): number =>
    cut === 0 ? random.between(-0.2, 0.2) * (room - size) : away[axis] * ((room - size) / 2 + cut * size);
  const [x0, y0] = [shift(0, sheet.width, ground.width), shift(1, sheet.height, ground.height)];
  return moved(quad, ([x, y]) => [
    x * (1 + random.between(-tilt, tilt)) + ground.width / 2 + x0,
    y * (1 + random.between(-tilt, tilt)) + ground.height / 2 + y0,
  ]);
}

function dropShadow(ground: Picture, quad: Quad, random: Random): void {
  const [dx, dy] = [random.between(-8, 8), random.between(3, 10)];
  const dark: Picture = { data: new Uint8Array([30, 28, 26, 30, 28, 26, 30, 28, 26, 30, 28, 26]), width: 2, height: 2 };
  layInto(
    ground,
    dark,
    moved(quad, ([x, y]) => [x + dx, y + dy]),
  );
}
