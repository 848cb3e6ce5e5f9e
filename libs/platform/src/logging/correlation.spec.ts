import { findCorrelationId, toCorrelationId, withCorrelation } from './correlation';

describe('correlation', () => {
  it('is undefined outside of a request', () => {
    expect(findCorrelationId()).toBeUndefined();
  });

  it('stays apart between requests that run at the same time', async () => {
    const seen = await Promise.all(
      ['request-1', 'request-2', 'request-3'].map((id) =>
        withCorrelation(id, async () => {
          await new Promise(setImmediate);
          return findCorrelationId();
        }),
      ),
    );
    expect(seen).toEqual(['request-1', 'request-2', 'request-3']);
  });

  it.each(['abcdefgh', '0b9f8a52-17a1-4a30-9a43-0c9e2a3d7c11', 'A_b-0'.repeat(12)])('keeps %s', (offered) => {
    expect(toCorrelationId(offered)).toBe(offered);
  });

  it.each([
    'short',
    'a'.repeat(65),
    'with space',
    'line\nbreak',
    '样例样例样例样例',
    '',
    undefined,
    12345678,
    ['abcdefgh'],
    // Synthetic numbers of the form of a telephone and of an identity number.
    '13800000000',
    'phone-138-0000-0000',
    '11010119900101000X',
    '110101-19900101-0003',
  ])('makes a new one for %j', (offered) => {
    expect(toCorrelationId(offered)).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
  });
});
