import fc from 'fast-check';
import { completeCreditCode, completeLicenceNumber, completeResidentId, parseCreditCode } from '../../identifiers';
import { critical, defineFields, required } from '../define-fields';
import { areaField, businessNameField, creditCodeField, toField } from '../fields';
import { toSpan } from '../layout';
import type { PageFlaw, PageText } from '../page-text';
import { toProblem } from '../problems';
import { makePage, type MadeRun } from '../testing/page';
import { describeFault, gatherFields, judgeField, suggestValues } from '.';

const field = defineFields('样例规定 art 1');
const NAME = field('name', 'text', '名称', 'Name', critical(0.8), required);
const CODE = completeCreditCode('92440703', 'MA5TE5T1');

function judge(run: MadeRun, page: Partial<PageText> = {}, doubts: readonly string[] = []) {
  const made = makePage([run], page);
  const [gathered] = gatherFields([NAME], businessNameField('name', toSpan(made, 0)));
  if (gathered === undefined) throw new Error('no field');
  return judgeField(gathered, [made], [toProblem('QR_DIFFERS', 'name', doubts)]);
}

describe('a critical field is accepted', () => {
  it('when it is sure, read twice alike, whole and in no doubt', () => {
    expect(judge(['样例食品店', 10, 10])).toMatchObject({ value: '样例食品店', accepted: true });
    expect(judge(['样例食品店', 10, 10])).not.toHaveProperty('fault');
  });

  it('only by its weakest character, never by an average', () => {
    expect(judge(['样例食品店', 10, 10, { weak: { 3: 0.79 } }])).toMatchObject({
      accepted: false,
      fault: 'unclear',
      confidence: 0.79,
    });
    expect(judge(['样例食品店', 10, 10, { weak: { 3: 0.8 } }])?.accepted).toBe(true);
  });

  it('not when the second reading differs, or there is none', () => {
    expect(judge(['样例食品店', 10, 10, { again: '样例食晶店' }])).toMatchObject({ accepted: false, fault: 'unclear' });
    expect(judge(['样例食品店', 10, 10, { again: '样例食品商店' }])?.accepted).toBe(false);
    expect(judge(['样例食品店', 10, 10, { again: false }])?.accepted).toBe(false);
    // A text layer says what a program wrote: it is no reading until the page shows the same.
    expect(judge(['样例食品店', 10, 10, { again: false }], { origin: 'pdf-text' })?.accepted).toBe(false);
    expect(judge(['样例食品店', 10, 10], { origin: 'pdf-text' })?.accepted).toBe(true);
    // Width and kind of brackets are no difference.
    expect(judge(['样例（甲）店', 10, 10, { again: '样例(甲)店' }])?.accepted).toBe(true);
  });

  it('not when a check throws doubt on it', () => {
    expect(judge(['样例食品店', 10, 10], {}, ['name'])).toMatchObject({ accepted: false });
    expect(judge(['样例食品店', 10, 10], {}, ['other'])?.accepted).toBe(true);
  });

  it.each(['glare', 'shadow', 'blur', 'cut', 'too-small'] as const)('not under %s, which is then the fault', (kind) => {
    const flaw = (x: number): PageFlaw => ({ kind, box: { x, y: 0, width: 60, height: 60 } });
    expect(judge(['样例食品店', 10, 10], { flaws: [flaw(0)] })).toMatchObject({ accepted: false, fault: kind });
    expect(judge(['样例食品店', 10, 10], { flaws: [flaw(400)] })?.accepted).toBe(true);
  });

  it('not where a blank in its line leaves room for a lost character', () => {
    const made = makePage([['广东样例食品店', 10, 10]]);
    const [run] = made.runs;
    if (run === undefined) throw new Error('no run');
    const characters = run.characters.map((one, at) =>
      at < 4 ? one : { ...one, left: one.left + 30, right: one.right + 30 },
    );
    const page = { ...made, runs: [{ ...run, characters }] };
    const [gathered] = gatherFields([NAME], businessNameField('name', toSpan(page, 0)));
    expect(gathered && judgeField(gathered, [page], [])).toMatchObject({ accepted: false, fault: 'unclear' });
  });

  it.each([
    ['right behind it', 200, true],
    ['far from it', 330, false],
  ])('glare %s may hide how it goes on', (_, x, hides) => {
    const flaws = [{ kind: 'glare', box: { x, y: 0, width: 80, height: 60 } }] as const;
    const judged = judge(['样例食品店', 10, 10], { flaws });
    expect(judged).toMatchObject(hides ? { accepted: false, fault: 'glare' } : { accepted: true });
  });

  it('small print is named as such', () => {
    expect(judge(['样例食品店', 10, 10, { size: 10, confidence: 0.4 }])?.fault).toBe('too-small');
  });
});

describe('a field in several places', () => {
  const page = makePage([['甲店', 0, 0], ['乙店', 0, 100], ['甲店', 0, 200, { confidence: 0.85 }]]); // prettier-ignore
  const at = (...runs: number[]) =>
    gatherFields(
      [NAME],
      runs.flatMap((run) => businessNameField('name', toSpan(page, run))),
    );

  it('has the surest value where all say the same', () => {
    expect(at(2, 0)).toMatchObject([{ contradicted: false, best: { confidence: 0.99 } }]);
  });
  it('is contradicted where they differ', () => {
    const [gathered] = at(0, 1);
    expect(gathered && judgeField(gathered, [page], [])).toMatchObject({ accepted: false, fault: 'contradicted' });
  });
});

describe('an absent field', () => {
  const judged = (flaws: readonly PageFlaw[], definition = NAME) =>
    judgeField({ definition, best: undefined, contradicted: false }, [makePage([], { flaws })], []);

  it('is told with its cause when it is required, and not at all when it is not', () => {
    expect(judged([])).toMatchObject({ value: null, accepted: false, fault: 'absent' });
    expect(judged([{ kind: 'glare', box: { x: 0, y: 0, width: 9, height: 9 } }])?.fault).toBe('glare');
    expect(judged([], { ...NAME, required: false })).toBeUndefined();
  });
  it.each(['absent', 'unclear', 'glare', 'shadow', 'blur', 'cut', 'too-small', 'contradicted'] as const)(
    '%s is told in both languages, with what to do',
    (fault) => {
      const told = describeFault(NAME, fault);
      expect(told.zh).toContain('名称');
      expect(told.en).toContain('Name');
      expect(told.todo.zh.length + told.todo.en.length).toBeGreaterThan(20);
    },
  );
});

describe('suggestions', () => {
  const suggest = (
    kind: 'credit-code' | 'resident-id' | 'licence-number',
    run: MadeRun,
    codes: readonly string[] = [],
  ) => {
    const span = toSpan(makePage([run]), 0);
    return suggestValues(kind, toField('x', span, run[0]), codes);
  };
  const wrong = `${CODE.slice(0, 17)}${CODE.endsWith('1') ? '2' : '1'}`;

  it('none for a right code, and none that fails its check digits', () => {
    expect(suggest('credit-code', [CODE, 0, 0])).toEqual([]);
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...Array.from('0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ')), (at, other) => {
        const read = CODE.slice(0, at) + other + CODE.slice(at + 1);
        expect(suggest('credit-code', [read, 0, 0]).every((one) => parseCreditCode(one).kind === 'valid')).toBe(true);
      }),
    );
  });

  it('the QR code first, then the engine’s own second choice and second reading', () => {
    expect(suggest('credit-code', [wrong, 0, 0], [`x=${CODE}`])[0]).toBe(CODE);
    expect(suggest('credit-code', [wrong, 0, 0, { other: { 17: CODE.charAt(17) } }])[0]).toBe(CODE);
    expect(suggest('credit-code', [wrong, 0, 0, { again: CODE }])[0]).toBe(CODE);
  });

  it.each([
    ['resident-id', completeResidentId('44070319910203001')],
    ['licence-number', completeLicenceNumber('JY', '2440703000123')],
  ] as const)('%s: a letter for a digit, a digit lost, a digit too many', (kind, right) => {
    expect(suggest(kind, [right.replace(/0/, 'O'), 0, 0])).toContain(right);
    expect(suggest(kind, [right.slice(0, 9) + right.slice(10), 0, 0]).length).toBeGreaterThan(0);
    expect(suggest(kind, [`${right.slice(0, 5)}8${right.slice(5)}`, 0, 0])).toContain(right);
    expect(suggest(kind, [right, 0, 0])).toEqual([]);
  });

  it('none where nothing is near', () => {
    expect(suggest('resident-id', ['12345', 0, 0])).toEqual([]);
    expect(suggest('resident-id', ['9'.repeat(60), 0, 0])).toEqual([]);
  });
});

describe('what a field is made from', () => {
  it('a code is cut out of what surrounds it', () => {
    expect(creditCodeField('code', toSpan(makePage([[`：${CODE}（1-1）`, 0, 0]]), 0))).toMatchObject([{ value: CODE }]);
    expect(creditCodeField('code', [])).toEqual([]);
  });
  it('a number weighs by its digits', () => {
    expect(areaField('area', toSpan(makePage([['120.5平方米', 0, 0, { weak: { 5: 0.1 } }]]), 0))).toMatchObject([
      { value: 120.5, confidence: 0.99 },
    ]);
  });
});
