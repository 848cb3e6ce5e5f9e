const digits = '零壹贰叁肆伍陆柒捌玖';
const units = ['', '拾', '佰', '仟', '万', '拾', '佰'];

/** A whole amount of yuan below ten million in the numerals of contracts, e.g. `伍仟捌佰元整`. */
export function moneyInWords(yuan: number): string {
  const figures = Array.from(String(yuan), Number);
  const words = figures.map((figure, index) => {
    const place = figures.length - 1 - index;
    if (figure === 0) return place === 4 ? '万' : '零';
    return `${digits.charAt(figure)}${units[place] ?? ''}`;
  });
  return `${words.join('').replace(/零+/g, '零').replace(/零万/, '万').replace(/零$/, '')}元整`;
}
