import { createHmac } from 'node:crypto';
import { blindIndex, pseudonym } from './blind-index';

const key = Buffer.alloc(32, 1);

describe('pseudonym', () => {
  it('stays the same under one key and label and differs under another', () => {
    expect(pseudonym(key, 'person', 'a')).toMatch(/^[\da-f]{32}$/);
    expect(pseudonym(key, 'person', 'a')).toBe(pseudonym(key, 'person', 'a'));
    const others = [
      pseudonym(key, 'person', 'A'),
      pseudonym(key, 'session', 'a'),
      pseudonym(Buffer.alloc(32, 2), 'person', 'a'),
    ];
    expect(others).not.toContain(pseudonym(key, 'person', 'a'));
  });

  it('names applicants as it did when their key was derived by hand: what is stored is found again', () => {
    const derived = createHmac('sha256', key).update('applicant reference').digest();
    const former = createHmac('sha256', derived).update('subject-1').digest('hex').slice(0, 32);
    expect(pseudonym(key, 'applicant reference', 'subject-1')).toBe(former);
  });
});

describe('blindIndex', () => {
  const index = (value: string): string => blindIndex(key, 'id number', value);

  it.each([
    ['11010119900307109x', '11010119900307109X'],
    [' 11010119900307109X\t', '11010119900307109X'],
    ['１３８００１３８０００', '13800138000'],
    ['阿依古丽 · 买买提', '阿依古丽  ·  买买提'],
  ])('%j is %j', (written, meant) => {
    expect(index(written)).toBe(index(meant));
  });

  it('tells two values apart, and two uses of one value', () => {
    expect(index('13800138000')).not.toBe(index('13800138001'));
    expect(index('13800138000')).not.toBe(blindIndex(key, 'telephone', '13800138000'));
    expect(index('')).not.toBe(index('0'));
  });
});
