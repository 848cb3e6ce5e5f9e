import { type DocumentReading, getDocumentType } from '@licensing/domain';
import { parseArguments } from './arguments';
import { toReport } from './report';
import { runExtract } from './run-extract';

describe('the arguments of extract', () => {
  it.each([
    [['a.jpg'], { file: 'a.jpg', json: false, draw: undefined, slot: undefined }],
    [['--json', 'a.jpg', '--draw', 'b.png', '--slot=business-licence'], { file: 'a.jpg', json: true, draw: 'b.png', slot: 'business-licence' }],
    [['-h'], 'help'],
    [[], { wrong: 'Name one file.' }],
    [['a.jpg', 'b.jpg'], { wrong: 'Name one file.' }],
  ])('%j', (args, expected) => {
    expect(parseArguments(args)).toEqual(expected);
  }); // prettier-ignore

  it.each([
    [['--help'], 0, 'Usage'],
    [['--fast', 'a.jpg'], 2, '--fast'],
    [['no-such-file.jpg'], 2, 'There is no file no-such-file.jpg'],
    [[__filename, '--slot', 'attic'], 2, 'No slot is called attic'],
  ])('%j ends with %d', async (args, exitCode, text) => {
    let written = '';
    const sink = { write: (piece: string) => (written += piece) };
    expect(await runExtract(args, { out: sink, err: sink })).toBe(exitCode);
    expect(written).toContain(text);
  });
});

describe('the report', () => {
  const type = getDocumentType('resident-id-front');
  const field = {
    critical: true,
    raw: '王',
    confidence: 0.5,
    box: { x: 0, y: 0, width: 1, height: 1 },
    page: 1,
    suggestions: [],
  };
  const reading: DocumentReading = {
    type: type.id, typeVersion: type.version, engines: ['e/1'], pages: [{ page: 1, width: 9, height: 9 }],
    fields: [
      { ...field, name: 'name', value: '王小明', accepted: true, confidence: 0.99 },
      { ...field, name: 'idNumber', value: null, raw: '4407O', accepted: false, fault: 'glare', suggestions: ['44070'] },
    ],
    problems: [{ code: 'CHECK_DIGIT', field: 'idNumber', zh: '校验位不符', en: 'check digit', todo: { zh: '重拍', en: 'again' } }],
  }; // prettier-ignore

  it('has a row for each field with what it is worth, and the problems', () => {
    const text = toReport(reading).join('\n');
    expect(text).toContain('resident-id-front');
    expect(text).toMatch(/name\* +姓名 +王小明 +0\.990 +accepted/);
    expect(text).toMatch(/idNumber\* .*4407O +0\.500 +glare \(meant perhaps: 44070\)/);
    expect(text).toContain('CHECK_DIGIT (idNumber): 校验位不符');
  });

  it('lets long values go on in the lines below, under their column', () => {
    const long = { ...reading.fields[0]!, value: '样'.repeat(70) };
    const lines = toReport({ ...reading, fields: [long] }).filter((line) => line.includes('样'));
    expect(lines.map((line) => line.match(/样/g)?.length)).toEqual([32, 32, 6]);
    expect(new Set(lines.map((line) => line.indexOf('样'))).size).toBeLessThanOrEqual(2);
  });

  it('says when the document is none that is known', () => {
    expect(toReport({ ...reading, type: undefined, fields: [], problems: [] }).join()).toContain(
      'No document that is known',
    );
  });
});
