import { create } from 'qrcode';
import type { Random } from '../random';
import type { Sheet } from './sheet';

/** Interlaced waves along a frame, as licences are printed with. */
export function drawFrame(sheet: Sheet, inset: number, band: number, colour: string): void {
  const { width, height } = sheet;
  sheet.shapes((context) => {
    context.strokeStyle = colour;
    const [left, top, right, bottom] = [inset, inset, width - inset, height - inset];
    context.lineWidth = 0.5;
    context.strokeRect(left, top, right - left, bottom - top);
    context.lineWidth = 0.3;
    context.strokeRect(left + band, top + band, right - left - 2 * band, bottom - top - 2 * band);
    context.lineWidth = 0.22;
    for (let phase = 0; phase < 4; phase += 1) {
      const wave = (at: number): number => (band / 2) * (1 + 0.8 * Math.sin(at / (band * 0.4) + (phase * Math.PI) / 2));
      for (const side of ['top', 'bottom', 'left', 'right'] as const) {
        context.beginPath();
        const isFlat = side === 'top' || side === 'bottom';
        const length = isFlat ? right - left : bottom - top;
        for (let at = 0; at <= length; at += 0.6) {
          const off = wave(at);
          if (side === 'top') context.lineTo(left + at, top + off);
          else if (side === 'bottom') context.lineTo(left + at, bottom - off);
          else if (side === 'left') context.lineTo(left + off, top + at);
          else context.lineTo(right - off, top + at);
        }
        context.stroke();
      }
    }
  });
}

/** A pale pattern under the text: fine waves across the page, or rings. */
export function drawWatermark(sheet: Sheet, random: Random, colour: string, alpha: number): void {
  const { width, height } = sheet;
  const isRings = random.chance(0.4);
  const step = random.between(2.2, 4);
  const [centreX, centreY] = [width * random.between(0.4, 0.6), height * random.between(0.4, 0.6)];
  sheet.shapes((context) => {
    context.strokeStyle = colour;
    context.globalAlpha = alpha;
    context.lineWidth = 0.25;
    if (isRings) {
      for (let radius = 4; radius < Math.hypot(width, height) / 2; radius += step) {
        context.beginPath();
        for (let angle = 0; angle <= 6.3; angle += 0.05) {
          const reach = radius * (1 + 0.04 * Math.sin(angle * 12 + radius));
          context.lineTo(centreX + Math.cos(angle) * reach, centreY + Math.sin(angle) * reach);
        }
        context.stroke();
      }
      return;
    }
    for (let y = 0; y < height; y += step) {
      context.beginPath();
      for (let x = 0; x <= width; x += 1.5) context.lineTo(x, y + Math.sin(x / 6 + y) * step * 0.6);
      context.stroke();
    }
  });
}

/** A neutral emblem where documents bear the arms of the state: rings and rays, no arms. */
export function drawEmblem(sheet: Sheet, x: number, y: number, radius: number, colours = ['#b3282d', '#c9a227']): void {
  const [inner = '#b3282d', outer = '#c9a227'] = colours;
  sheet.shapes((context) => {
    context.translate(x, y);
    context.fillStyle = outer;
    context.beginPath();
    for (let ray = 0; ray < 48; ray += 1) {
      const reach = ray % 2 === 0 ? radius : radius * 0.88;
      context.lineTo(Math.cos((ray * Math.PI) / 24) * reach, Math.sin((ray * Math.PI) / 24) * reach);
    }
    context.fill();
    context.fillStyle = inner;
    context.beginPath();
    context.arc(0, 0, radius * 0.72, 0, Math.PI * 2);
    context.fill();
    context.strokeStyle = outer;
    context.lineWidth = radius * 0.07;
    for (const share of [0.2, 0.4, 0.58]) {
      context.beginPath();
      context.arc(0, 0, radius * share, 0, Math.PI * 2);
      context.stroke();
    }
  });
}

/** A QR code as rectangles, with its quiet zone. */
export function drawQrCode(sheet: Sheet, content: string, x: number, y: number, size: number): void {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const cell = size / modules.size;
  sheet.shapes((context) => {
    context.fillStyle = '#ffffff';
    context.fillRect(x - cell * 2, y - cell * 2, size + cell * 4, size + cell * 4);
    context.fillStyle = '#111111';
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (!modules.get(row, column)) continue;
        context.fillRect(x + column * cell, y + row * cell, cell * 1.02, cell * 1.02);
      }
    }
  });
}

/** Head and shoulders without a face, where a photo stands. */
export function drawPortrait(sheet: Sheet, random: Random, x: number, y: number, width: number, height: number): void {
  const hue = random.whole(190, 230);
  const coat = `hsl(${random.whole(0, 360)}, 25%, ${random.whole(20, 45)}%)`;
  const skin = `hsl(${random.whole(20, 32)}, 45%, ${random.whole(68, 80)}%)`;
  sheet.shapes((context) => {
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.fillStyle = `hsl(${hue}, 25%, 88%)`;
    context.fillRect(x, y, width, height);
    const centre = x + width / 2;
    context.fillStyle = coat;
    context.beginPath();
    context.ellipse(centre, y + height * 1.05, width * 0.48, height * 0.36, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = skin;
    context.fillRect(centre - width * 0.1, y + height * 0.55, width * 0.2, height * 0.2);
    context.beginPath();
    context.ellipse(centre, y + height * 0.42, width * 0.22, height * 0.23, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = '#221d1a';
    context.beginPath();
    context.ellipse(centre, y + height * 0.3, width * 0.24, height * 0.15, 0, Math.PI, Math.PI * 2);
    context.fill();
    context.restore();
  });
}

/** A thin straight line. */
export function drawRule(
  sheet: Sheet,
  from: readonly [number, number],
  to: readonly [number, number],
  width = 0.2,
  colour = '#222222',
): void {
  sheet.shapes((context) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  });
}
