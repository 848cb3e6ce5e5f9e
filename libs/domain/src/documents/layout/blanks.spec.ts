import { findBlanks } from './blanks';

/** Characters one behind the other; each Chinese one 30 wide, others 15; a blank of 30 where a comma was lost. */
function lineOf(text: string) {
  let left = 0;
  return Array.from(text).flatMap((one) => {
    const width = one === '_' || /[\u4e00-\u9fff]/.test(one) ? 30 : 15;
    left += width;
    return one === '_' ? [] : [{ text: one, confidence: 1, left: left - width, right: left }];
  });
}

describe('a blank in which a character may have been lost', () => {
  it.each([
    ['江门市蓬_区样例路', [4]],
    ['样例市场内24_94号档', [7]],
    ['样例市场内2494号档', []],
    ['24_94', []],
  ])('%s', (text, places) => {
    expect([...findBlanks(lineOf(text))]).toEqual(places);
  });
});
