import { sampleCase, sampleNumber, sampleRecords } from '../../testing/sample-case';
import { SAMPLE_LICENCE } from '../../testing/sample-records';
import { type CaseFile } from '../case-file';
import { checkCertificates, checkNumbers, checkRecordedTwice } from './check-certificates';

const AFTER = '2026-01-05T02:00:00.000Z';
const BEFORE = '2026-01-05T00:30:00.000Z';
const { number } = SAMPLE_LICENCE;
const other = { ...SAMPLE_LICENCE, number: 'JY14407030000024' };
const found = (changes: Partial<CaseFile>, records = sampleRecords(), deadline = AFTER) =>
  checkCertificates(sampleCase(records, changes), deadline).map(({ invariant, id }) => `${invariant} ${id}`);

describe('certificates', () => {
  it('that agree everywhere have no fault', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<CaseFile>, string]>([
    [
      'two live',
      { numbers: [sampleNumber(), sampleNumber('app-1', { sequence: 2, number: other.number })] },
      '1 app-1',
    ],
    [
      'two numbers',
      { numbers: [sampleNumber(), sampleNumber('app-1', { sequence: 2, state: 'reserved', number: '' })] },
      '11 app-1',
    ],
    [
      'two registrations',
      { registered: [...sampleCase().registered, { licence: other, eventId: 'app-1:6' }] },
      '11 app-1',
    ],
    ['a lost file', { numbers: [sampleNumber('app-1', { storedSha256: '' })] }, `4 ${number}`],
    ['a changed file', { numbers: [sampleNumber('app-1', { storedSha256: 'a'.repeat(64) })] }, `4 ${number}`],
    [
      'another digest in the register',
      { numbers: [sampleNumber('app-1', { certificateSha256: 'a'.repeat(64) })] },
      `4 ${number}`,
    ],
    [
      'another digest at supervision',
      { registered: [{ licence: { ...SAMPLE_LICENCE, certificateSha256: 'a'.repeat(64) }, eventId: 'app-1:5' }] },
      `4 ${number}`,
    ],
    ['no number given', { numbers: [] }, `14 ${number}`],
    ['a number left reserved', { numbers: [sampleNumber('app-1', { state: 'reserved' })] }, '3 JY1440703:1'],
    ['nothing at supervision', { registered: [] }, `14 ${number}`],
    [
      'other content at supervision',
      { registered: [{ licence: { ...SAMPLE_LICENCE, premises: 'elsewhere' }, eventId: 'app-1:5' }] },
      `14 ${number}`,
    ],
    ['another event at supervision', { registered: [{ licence: SAMPLE_LICENCE, eventId: 'app-1:4' }] }, `14 ${number}`],
    [
      'a stranger at supervision',
      { registered: [...sampleCase().registered, { licence: other, eventId: 'x:1' }] },
      `14 ${other.number}`,
    ],
  ])('with %s are named', (_what, changes, expected) => {
    expect(found(changes)).toContain(expected);
  });

  it('issued and not recorded are named only when nothing is under way', () => {
    const open = sampleRecords().slice(0, 4);
    expect(found({ registered: [] }, open)).toEqual([`14 ${number}`]);
    expect(found({ registered: [] }, open, BEFORE)).toEqual([]);
    expect(found({ registered: [] }, sampleRecords(), BEFORE)).toEqual([]);
  });
});

describe('numbers', () => {
  it('in unbroken series have no fault; a void one fills its place', () => {
    const numbers = [
      sampleNumber(),
      sampleNumber('', { sequence: 2, state: 'void', number: '' }),
      sampleNumber('b', { series: 'JY2440703', number: other.number }),
    ];
    expect(checkNumbers(numbers)).toEqual([]);
  });

  it('left out or given twice are named', () => {
    const gap = [sampleNumber(), sampleNumber('b', { sequence: 4, number: other.number })];
    expect(checkNumbers(gap)).toMatchObject([
      { invariant: 3, id: 'JY1440703:2' },
      { invariant: 3, id: 'JY1440703:3' },
    ]);
    expect(checkNumbers([sampleNumber(), sampleNumber('b', { sequence: 2 })])).toMatchObject([
      { invariant: 2, id: number },
    ]);
    expect(checkNumbers([sampleNumber(), sampleNumber('b', { number: other.number })])).toMatchObject([
      { invariant: 2 },
    ]);
  });

  it('in two ledgers are named', () => {
    expect(checkRecordedTwice([sampleCase()])).toEqual([]);
    expect(checkRecordedTwice([sampleCase(), sampleCase(sampleRecords('app-2'))])).toMatchObject([
      { invariant: 2, id: number },
    ]);
  });
});
