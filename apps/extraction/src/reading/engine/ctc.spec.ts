import { decodeRun } from './ctc';
import { toDictionary } from './dictionary';

const DICTIONARY = ['', 'A', 'O', '0', '8', ' '];

/** Rows of probabilities by symbol; what is left goes to the blank. */
function probabilities(...steps: Partial<Record<string, number>>[]): Float32Array {
  return Float32Array.from(
    steps.flatMap((step) => {
      const row = DICTIONARY.map((text) => (text === '' ? 0 : (step[text] ?? 0)));
      row[0] = 1 - row.reduce((sum, p) => sum + p, 0);
      return row;
    }),
  );
}

const decode = (rows: Float32Array, used = 1): ReturnType<typeof decodeRun> =>
  decodeRun(rows, { offset: 0, steps: rows.length / DICTIONARY.length, symbols: DICTIONARY.length, used }, DICTIONARY);
const textOf = (rows: Float32Array): string => decode(rows).map(({ text }) => text).join(''); // prettier-ignore

describe('decoding a run', () => {
  it('takes neighbours for one character, and parts equal ones at a blank', () => {
    expect(textOf(probabilities({ A: 0.9 }, { A: 0.8 }, {}, { A: 0.9 }, { '0': 0.9 }))).toBe('AA0');
  });

  it('gives each character its own confidence, the best of its steps', () => {
    const rows = probabilities({ A: 0.6 }, { A: 0.95 }, {}, { '0': 0.7 });
    expect(decode(rows).map(({ confidence }) => confidence)).toEqual([expect.closeTo(0.95, 5), expect.closeTo(0.7, 5)]);
  });

  it('tells the next best character where there is one to speak of', () => {
    const [first, second] = decode(probabilities({ '0': 0.6, O: 0.35 }, {}, { A: 0.999 }));
    expect(first?.other).toEqual({ text: 'O', confidence: expect.closeTo(0.35, 5) as number });
    expect(second).not.toHaveProperty('other');
  });

  it('adds up what it shares between twins', () => {
    const twins = ['', '（', '(', ' '];
    const [only] = decodeRun(
      Float32Array.from([0.05, 0.6, 0.35, 0]),
      { offset: 0, steps: 1, symbols: 4, used: 1 },
      twins,
    );
    expect(only).toEqual({ text: '（', confidence: expect.closeTo(0.95, 5) as number, from: 0, at: 0.5, to: 1 });
  });

  it('doubts both neighbours of a character that was nearly there', () => {
    const rows = probabilities({ A: 0.99 }, { '8': 0.45 }, { '0': 0.99 }, {}, { O: 0.99 });
    expect(decode(rows).map(({ text, confidence }) => [text, Math.round(confidence * 100)])).toEqual([
      ['A', 54], ['0', 54], ['O', 99],
    ]); // prettier-ignore
  });

  it('misses no blank between characters', () => {
    const [blank, a, space] = ['', 'A', ' '];
    const rows = [0, 0.99, 0, 0.6, 0, 0.4, 0, 0.99, 0];
    const [first] = decodeRun(Float32Array.from(rows), { offset: 0, steps: 3, symbols: 3, used: 1 }, [blank, a, space]);
    expect(first?.confidence).toBeCloseTo(0.99, 5);
  });

  it('does not take the flank of a character for a lost one', () => {
    const rows = probabilities({ A: 0.99 }, { A: 0.4 }, { '0': 0.4 }, { '0': 0.99 });
    expect(decode(rows).map(({ confidence }) => confidence)).toEqual([
      expect.closeTo(0.99, 5),
      expect.closeTo(0.99, 5),
    ]);
  });

  it('places characters along the run, apart from its padding', () => {
    const rows = probabilities({}, { A: 0.9 }, {}, { '0': 0.9 }, {}, {}, {}, {}, {}, {});
    const places = decode(rows, 0.5);
    expect(places.map(({ from, to }) => [from, to])).toEqual([
      [expect.closeTo(0.1, 5), expect.closeTo(0.5, 5)],
      [expect.closeTo(0.5, 5), expect.closeTo(0.9, 5)],
    ]);
  });

  it('finds nothing where the model sees blanks only', () => {
    expect(decode(probabilities({}, {}, {}))).toEqual([]);
  });

  it('reads its own part of a batch', () => {
    const rows = probabilities({ A: 0.9 }, {}, { O: 0.9 }, { '8': 0.9 });
    const run = { offset: 2 * DICTIONARY.length, steps: 2, symbols: DICTIONARY.length, used: 1 };
    expect(decodeRun(rows, run, DICTIONARY).map(({ text }) => text)).toEqual(['O', '8']);
  });
});

it('the dictionary has the blank first, the lost apostrophe, and the space last', () => {
  expect(toDictionary('\n疗\n绚')).toEqual(['', "'", '疗', '绚', ' ']);
});
