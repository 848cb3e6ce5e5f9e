import { toPlainCharacters } from './plain-characters';

it('radicals become the characters that they stand for; everything else stays', () => {
  expect(toPlainCharacters('江⻔市⼀⼈⽤，⻛⻰⻋')).toBe('江门市一人用，风龙车');
  expect(toPlainCharacters('（Ａ）①㎡')).toBe('（Ａ）①㎡');
});

it('no radical of the table is left, nor becomes another one', () => {
  for (let code = 0x2f00; code <= 0x2fd5; code += 1) {
    expect(toPlainCharacters(String.fromCharCode(code))).toMatch(/^[\u4e00-\u9fff]$/);
  }
  for (let code = 0x2e80; code <= 0x2ef3; code += 1) {
    expect(toPlainCharacters(String.fromCharCode(code))).toMatch(/^[\u4e00-\u9fff\u2e80-\u2ef3]$/);
  }
});
