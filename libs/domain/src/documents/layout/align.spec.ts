import { alignSecondReading } from './align';

const align = (first: string, again: string, confidences?: number[]): string[] =>
  alignSecondReading(Array.from(first), { text: again, confidence: 0.5, confidences }).map(({ text }) => text);

describe('a second reading over the first', () => {
  it('is laid character by character', () => {
    expect(align('甲乙丙', '甲乙丙')).toEqual(['甲', '乙', '丙']);
    expect(align('甲乙丙', '甲已丙')).toEqual(['甲', '已', '丙']);
    expect(align('甲乙丙', '甲丙')).toEqual(['甲', '', '丙']);
    expect(align('甲乙', '')).toEqual(['', '']);
  });

  it('shows a character that only the second one has at both its neighbours', () => {
    expect(align('甲丙', '甲乙丙')).toEqual(['甲乙', '丙乙']);
    expect(align('甲', '乙甲')).toEqual(['甲乙']);
  });

  it('minds no spaces and separators that one of them has', () => {
    expect(align('名称甲', '名称：甲')).toEqual(['名', '称', '甲']);
    expect(align('甲，乙', '甲 乙')).toEqual(['甲', '，', '乙']);
  });

  it('knows square metres in one character and in two', () => {
    expect(align('94.5㎡', '94.5m²')).toEqual(['9', '4', '.', '5', '㎡']);
    expect(align('94.5㎡', '94.52')).toEqual(['9', '4', '.', '5', '2']);
  });

  it('minds the point of a number and the dash of a door', () => {
    expect(align('94.5', '945')).toEqual(['9', '4', '', '5']);
    expect(align('3-2号', '32号')).toEqual(['3', '', '2', '号']);
    expect(align('32号', '3-2号')).toEqual(['3-', '2-', '号']);
  });

  it('keeps the confidence of each character', () => {
    const aligned = alignSecondReading(['甲', '丙'], { text: '甲 丙', confidence: 0.2, confidences: [0.9, 0.1, 0.8] });
    expect(aligned.map(({ confidence }) => confidence)).toEqual([0.9, 0.8]);
  });
});
