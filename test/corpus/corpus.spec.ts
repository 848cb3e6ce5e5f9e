import { parseCreditCode, parseLicenceNumber, parseResidentId } from '@licensing/domain';
import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { documentKinds, levels } from './document';
import { type PlacedText, Sheet } from './drawing/sheet';
import { drawDocument, generateDocument } from './generate-document';
import { templates } from './templates';

// Pictures are drawn and bent in this process: seconds each on a busy machine.
jest.setTimeout(120_000);

const SEEDS = Array.from({ length: 8 }, (_, index) => 9_000 + index);
const every = documentKinds.flatMap((type) =>
  Object.keys(templates[type]).flatMap((layout) => SEEDS.map((seed) => ({ type, layout, seed }))),
);

/** Every text of each page, drawn at a size that costs little. */
function place(wish: (typeof every)[number]): { page: number; width: number; height: number; placed: PlacedText[] }[] {
  return drawDocument(wish).pages.map(({ width, height, draw }, page) => {
    const sheet = new Sheet(createCanvas(width, height).getContext('2d'), width, height, 1);
    draw(sheet);
    return { page, width, height, placed: sheet.placed };
  });
}

const overlap = (a: PlacedText, b: PlacedText): number =>
  Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  );

describe('drawings', () => {
  it('hold every text inside the page, and none over another', () => {
    const faults: string[] = [];
    for (const wish of every) {
      for (const { page, width, height, placed } of place(wish)) {
        const where = `${wish.type}/${wish.layout} ${wish.seed} page ${page}`;
        placed.forEach((text, index) => {
          if (text.left < 1 || text.top < 1 || text.right > width - 1 || text.bottom > height - 1)
            faults.push(`${where}: ${text.text} is clipped`);
          for (const other of placed.slice(index + 1))
            if (overlap(text, other) > 0.1) faults.push(`${where}: ${text.text} lies on ${other.text}`);
        });
      }
    }
    expect(faults).toEqual([]);
  });

  it('show every field that the truth names, and no other', () => {
    for (const wish of every) {
      const shown = new Set(place(wish).flatMap(({ placed }) => placed.flatMap(({ field }) => field ?? [])));
      expect({ ...wish, fields: [...shown].sort() }).toEqual({
        ...wish,
        fields: Object.keys(drawDocument(wish).fields).sort(),
      });
    }
  });

  it('say the text of the truth character by character', () => {
    const free = [
      'name',
      'representative',
      'address',
      'scope',
      'creditCode',
      'idNumber',
      'lessee',
      'lesseeCode',
      'number',
    ];
    for (const wish of every) {
      const placed = place(wish).flatMap((page) => page.placed);
      for (const [name, value] of Object.entries(drawDocument(wish).fields)) {
        if (!free.includes(name)) continue;
        const drawn = placed.filter(({ field }) => field === name).map(({ text }) => text);
        expect(drawn.join('').replace('〓', '')).toBe(String(value));
      }
    }
  });

  it('bear codes and numbers whose check digits hold', () => {
    const checks: Record<string, (text: string) => { kind: string }> = {
      creditCode: parseCreditCode,
      idNumber: parseResidentId,
      agentIdNumber: parseResidentId,
    };
    for (const wish of every) {
      const { fields } = drawDocument(wish);
      for (const [name, check] of Object.entries(checks))
        if (name in fields) expect(check(String(fields[name])).kind).toBe('valid');
      if (wish.type === 'food-licence') expect(parseLicenceNumber(String(fields['number'])).kind).toBe('valid');
      for (const name of ['lesseeCode', 'principalCode'])
        if (name in fields) {
          const code = String(fields[name]);
          expect([parseCreditCode(code).kind, parseResidentId(code).kind]).toContain('valid');
        }
    }
  });

  it('differ from seed to seed', () => {
    const codes = SEEDS.map((seed) => drawDocument({ type: 'business-licence', seed }).fields['name']);
    expect(new Set(codes).size).toBe(SEEDS.length);
  });
});

describe('documents', () => {
  it.each(documentKinds.flatMap((type) => levels.map((level) => ({ type, level }))))(
    '$type, $level: a file that can be read, of the size a camera or scanner gives',
    async ({ type, level }) => {
      const { bytes, mediaType, pages, truth } = await generateDocument({ type, level, seed: 31 });
      expect(truth.type).toBe(type);
      if (mediaType === 'application/pdf') {
        expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
        expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(pages);
        return;
      }
      const { width, height } = await sharp(bytes).metadata();
      const long = Math.max(width, height);
      const isCard = ['resident-id-front', 'resident-id-back', 'health-certificate'].includes(type);
      if (level === 'photo') expect([long >= 1_600, long <= 2_400]).toEqual([true, true]);
      else expect([long >= (isCard ? 700 : 850), long <= 3_100]).toEqual([true, true]);
    },
  );

  it('are the same bytes for the same wish, and others for another seed', async () => {
    for (const wish of [
      { type: 'resident-id-front', level: 'photo' },
      { type: 'resident-id-back', level: 'rotated' },
      { type: 'lease', level: 'clean', form: 'text-pdf' },
      { type: 'lease', level: 'clean', form: 'picture-pdf', layout: 'short' },
      { type: 'health-certificate', level: 'hard', layout: 'card' },
    ] as const) {
      const [one, same, other] = [
        await generateDocument({ ...wish, seed: 5 }),
        await generateDocument({ ...wish, seed: 5 }),
        await generateDocument({ ...wish, seed: 6 }),
      ];
      expect(one.bytes.equals(same.bytes)).toBe(true);
      expect(one.bytes.equals(other.bytes)).toBe(false);
    }
  });

  it('turned by EXIF alone come upright to whoever follows it', async () => {
    let told = 0;
    for (let seed = 0; seed < 40 && told < 1; seed += 1) {
      const { bytes, turn, form } = await generateDocument({ type: 'resident-id-back', level: 'rotated', seed });
      if (form !== 'image') continue;
      const { orientation = 1, width, height, autoOrient } = await sharp(bytes).metadata();
      if (turn === 0) {
        expect(orientation).toBeGreaterThan(1);
        expect(autoOrient.width).toBeGreaterThan(autoOrient.height);
        told += 1;
      } else {
        expect(orientation).toBe(1);
        expect(width > height).toBe(turn === 180);
      }
    }
    expect(told).toBe(1);
  });
});
