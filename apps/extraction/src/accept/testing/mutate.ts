/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Random = (below: number) => number;
type Mutation = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

/** Values at the edges of what length fields hold. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
const HEAD = 64;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: (bytes, _, random) => {
    for (let left = 1 + random(40); left > 0; left -= 1) {
      const at = random(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    }
    return bytes;
  },
  // Most of what decides lies in the head.
  'flip in head': (bytes, _, random) => {
    for (let left = 1 + random(6); left > 0; left -= 1) bytes[random(Math.min(bytes.length, 600))] = random(256);
    return bytes;
  },
  cut: (bytes, _, random) => bytes.subarray(0, random(bytes.length)),
  'cut out': (bytes, _, random) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(200))]);
  },
  splice: (bytes, other, random) => {
    const [at, from] = [random(bytes.length), random(other.length)];
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, from + random(4_000)), bytes.subarray(at)]);
  },
  join: (bytes, other, random) => Buffer.concat([bytes.subarray(0, random(bytes.length)), other.subarray(random(other.length))]), // prettier-ignore
  'other head': (bytes, other, random) => Buffer.concat([other.subarray(0, 1 + random(HEAD)), bytes.subarray(random(HEAD))]), // prettier-ignore
  repeat: (bytes, _, random) => {
    const at = random(bytes.length);
    const piece = bytes.subarray(at, at + 1 + random(300));
    return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: 1 + random(60) }, () => piece), bytes.subarray(at)]); // prettier-ignore
  },
  edge: (bytes, _, random) => {
    for (let left = 1 + random(4); left > 0; left -= 1) {
      const at = random(Math.max(1, bytes.length - 4));
      const value = EDGES[random(EDGES.length)] ?? 0;
      if (bytes.length < 4) continue;
      if (random(2) === 0) bytes.writeUInt32BE(value, at);
      else bytes.writeUInt32LE(value, at);
    }
    return bytes;
  },
  blank: (bytes, _, random) => {
    const at = random(bytes.length);
    return bytes.fill([0x00, 0xff, 0x20, 0x28][random(4)] ?? 0, at, Math.min(bytes.length, at + 1 + random(2_000)));
  },
  digits: (bytes, _, random) => Buffer.from(bytes.toString('latin1').replace(/\d+/g, (digits) => (random(12) === 0 ? String(random(10 ** Math.min(digits.length + 1, 9))) : digits)), 'latin1'), // prettier-ignore
};

export interface Mutant {
  /** What was done to which sample: enough to make it again with the seed. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Damaged files, the same ones for the same seed and samples; each of one to three kinds of damage. */
export function* mutate(samples: ReadonlyMap<string, Buffer>, count: number, seed: number): Generator<Mutant> {
  const random = seeded(seed);
  const all = [...samples];
  const kinds = Object.entries(MUTATIONS);
  for (let index = 0; index < count; index += 1) {
    const [sampleName, sample] = all[index % all.length] ?? ['nothing', Buffer.alloc(1)];
    const done: string[] = [];
    let bytes: Buffer = Buffer.from(sample);
    for (let left = 1 + random(3); left > 0 && bytes.length > 0; left -= 1) {
      const [kind, change] = kinds[random(kinds.length)] ?? ['none', (same: Buffer) => same];
      const other = all[random(all.length)]?.[1] ?? sample;
      bytes = Buffer.from(change(bytes, other, random));
      done.push(kind);
    }
    yield { name: `${String(index)} ${sampleName}: ${done.join(', ')}`, bytes };
  }
}
