import { type ComeBackLater } from '../problems/come-back-later.error';
import { UploadLimits } from './upload-limits';

function refusalOf(work: () => unknown): ComeBackLater {
  try {
    work();
  } catch (error) {
    return error as ComeBackLater;
  }
  throw new Error('was let in');
}

describe('what one person may upload', () => {
  let now = 0;
  const limits = new UploadLimits(() => now);
  const upload = (subject: string): void => {
    limits.begin(subject)();
  };

  it('is so many in a row, then one every ten seconds, whatever others do', () => {
    for (let n = 0; n < 30; n += 1) upload('a');
    expect(refusalOf(() => limits.begin('a'))).toMatchObject({ code: 'REQUEST.TOO_MANY', retryAfterSeconds: 10 });
    upload('b');
    now += 4_000;
    expect(refusalOf(() => limits.begin('a')).retryAfterSeconds).toBe(6);
    now += 6_000;
    upload('a');
    expect(() => limits.begin('a')).toThrow();
  });

  it('is four at once, and one more when one has ended', () => {
    const ends = Array.from({ length: 4 }, () => limits.begin('c'));
    expect(refusalOf(() => limits.begin('c')).code).toBe('REQUEST.TOO_MANY');
    ends[0]!();
    expect(() => limits.begin('c')).not.toThrow();
  });
});
