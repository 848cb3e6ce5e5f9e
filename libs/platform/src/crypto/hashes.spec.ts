import { sha256Hex } from './hashes';

describe('sha256Hex', () => {
  it.each([
    // FIPS 180-4 examples, and UTF-8 text.
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j', (text, hash) => {
    expect(sha256Hex(text)).toBe(hash);
  });

  it('is of the UTF-8 bytes', () => {
    expect(sha256Hex('许可证')).toBe(sha256Hex(Buffer.from('许可证', 'utf8')));
  });
});
