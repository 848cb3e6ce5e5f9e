import { create } from 'qrcode';

/** Modules of white around the symbol; ISO/IEC 18004 asks for four, the sheet's own white field gives the rest. */
const QUIET_ZONE = 2;

/** A QR code (ISO/IEC 18004, level M) as an SVG of one path: a picture would cost ten times as much to embed. */
export function drawQrCode(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (modules.get(row, column) === 0) continue;
      let width = 1;
      while (column + width < size && modules.get(row, column + width) !== 0) width++;
      path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${width}v1h-${width}z`;
      column += width;
    }
  }
  const side = size + 2 * QUIET_ZONE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`;
}
