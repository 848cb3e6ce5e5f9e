import type { Random } from '../random';
import type { Picture } from './picture';

// Taken once: loops over every pixel look them up in a global object otherwise, which test runners make slow.
const { cos, exp, max, min, round, sin } = Math;

/** A cheap stream of small numbers for every pixel; its start comes from the seed. */
function noiseFrom(random: Random): () => number {
  let state = random.whole(1, 0x7fffffff);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) / 4294967296) * 2 - 1;
  };
}

export function addNoise({ data }: Picture, random: Random, strength: number): void {
  const noise = noiseFrom(random);
  for (let at = 0; at < data.length; at += 3) {
    const grey = (noise() + noise()) * strength;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = (data[at + channel] as number) + grey + noise() * strength * 0.5;
      data[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}

/** Multiplies every pixel by what `light` gives at its place (0..1, 0..1), for each channel by the tint. */
export function shine(picture: Picture, light: (x: number, y: number) => number, tint = [1, 1, 1]): void {
  const { data, width, height } = picture;
  const [red = 1, green = 1, blue = 1] = tint;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const share = light(x / width, y / height);
      data[at] = min(255, (data[at] as number) * share * red);
      data[at + 1] = min(255, (data[at + 1] as number) * share * green);
      data[at + 2] = min(255, (data[at + 2] as number) * share * blue);
    }
  }
}

/** Light from one side, and the soft shadow of a hand or a phone over part of the page. */
export function roomLight(random: Random, deepest: number): (x: number, y: number) => number {
  const angle = random.between(0, Math.PI * 2);
  const fall = random.between(0.08, 0.25);
  const [dx, dy] = [cos(angle), sin(angle)];
  const hasShadow = random.chance(0.6);
  const edge = random.between(0.25, 0.75);
  const softness = random.between(0.04, 0.15);
  const depth = random.between(deepest, 0.92);
  const turn = random.between(0, Math.PI * 2);
  const [sx, sy] = [cos(turn), sin(turn)];
  return (x, y) => {
    const gradient = 1 - fall * (0.5 + (dx * (x - 0.5) + dy * (y - 0.5)));
    if (!hasShadow) return gradient;
    const side = (0.5 + (sx * (x - 0.5) + sy * (y - 0.5)) - edge) / softness;
    return gradient * (depth + (1 - depth) / (1 + exp(side * 4)));
  };
}

/** A white spot where a lamp is mirrored. */
export function addGlare({ data, width, height }: Picture, random: Random): void {
  const [cx, cy] = [width * random.between(0.2, 0.8), height * random.between(0.2, 0.8)];
  const [rx, ry] = [width * random.between(0.06, 0.16), height * random.between(0.05, 0.14)];
  const strength = random.between(0.8, 1);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const distance = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2;
      if (distance > 6) continue;
      const share = strength * min(1, exp(1.2 - distance * 1.2));
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1)
        data[at + channel] = (data[at + channel] as number) * (1 - share) + 255 * share;
    }
  }
}

/** A table top: wood with its grain, cloth or stone. */
export function tableTop(random: Random, width: number, height: number): Picture {
  const base = random.pick([
    [132, 96, 66],
    [88, 62, 44],
    [176, 150, 118],
    [96, 100, 104],
    [58, 60, 66],
    [190, 188, 184],
    [70, 90, 86],
  ] as const);
  const grain = random.between(3, 14);
  const isAlong = random.chance(0.5);
  const period = random.between(14, 60);
  const noise = noiseFrom(random);
  const lines = Array.from({ length: max(width, height) + 64 }, (_, at) => sin(at / period) + noise() * 0.8);
  const data = new Uint8Array(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 3) {
      const across = isAlong ? y : x;
      const sway = round(16 + 12 * sin((isAlong ? x : y) / (period * 9)));
      const off = (lines[across + sway] ?? 0) * grain + noise() * 3;
      for (let channel = 0; channel < 3; channel += 1)
        data[to + channel] = max(0, min(255, (base[channel] as number) + off));
    }
  }
  return { data, width, height };
}
