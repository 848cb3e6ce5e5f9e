import { type SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from '../random';
import { familyOf } from './fonts';
import type { Sheet } from './sheet';

interface SealStyle {
  readonly x: number;
  readonly y: number;
  /** Millimetres. Real seals of authorities are 20 to 22.5. */
  readonly radius: number;
  /** A straight line below the star, e.g. `合同专用章`. */
  readonly line?: string;
}

const RED = 'rgb(206, 32, 38)';

/** A round red seal, pressed unevenly and a little turned. Its text is decoration: it is no field. */
export function drawSeal(sheet: Sheet, random: Random, text: string, { x, y, radius, line }: SealStyle): void {
  const turn = random.between(-0.25, 0.25);
  const strength = random.between(0.55, 0.85);
  sheet.shapes((context) => {
    context.translate(x, y);
    context.rotate(turn);
    context.globalAlpha = strength;
    context.strokeStyle = RED;
    context.fillStyle = RED;
    context.lineWidth = radius * 0.055;
    context.beginPath();
    context.arc(0, 0, radius, 0, Math.PI * 2);
    context.stroke();
    star(context, radius * 0.32);
    curvedText(context, random, text, radius, strength);
    context.globalAlpha = strength;
    if (line === undefined) return;
    context.font = `${radius * 0.2}px ${familyOf('serif-medium')}`;
    context.textAlign = 'center';
    context.fillText(line, 0, radius * 0.62);
  });
}

function star(context: SKRSContext2D, radius: number): void {
  context.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const angle = (point * Math.PI) / 5 - Math.PI / 2;
    const reach = point % 2 === 0 ? radius : radius * 0.38;
    context.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach);
  }
  context.closePath();
  context.fill();
}

/** Characters along the upper ring, each pressed a little differently. */
function curvedText(context: SKRSContext2D, random: Random, text: string, radius: number, strength: number): void {
  const characters = Array.from(text);
  const span = Math.min(Math.PI * 1.5, characters.length * 0.38);
  const size = Math.min(radius * 0.3, (span * radius * 0.74) / characters.length);
  context.font = `${size}px ${familyOf('serif-medium')}`;
  context.textAlign = 'center';
  characters.forEach((character, index) => {
    const angle = characters.length === 1 ? 0 : -span / 2 + (span * index) / (characters.length - 1);
    context.save();
    context.globalAlpha = strength * random.between(0.75, 1);
    context.rotate(angle);
    context.fillText(character, 0, -radius * 0.68);
    context.restore();
  });
}

/** A square seal of a person's name, as signatures on contracts have. */
export function drawNameSeal(sheet: Sheet, random: Random, name: string, x: number, y: number, size: number): void {
  const characters = Array.from(name).slice(0, 4);
  const turn = random.between(-0.1, 0.1);
  sheet.shapes((context) => {
    context.translate(x, y);
    context.rotate(turn);
    context.globalAlpha = 0.75;
    context.strokeStyle = RED;
    context.fillStyle = RED;
    context.lineWidth = size * 0.06;
    context.strokeRect(0, 0, size, size);
    context.font = `${size * 0.4}px ${familyOf('xiaowei')}`;
    characters.forEach((character, index) => {
      context.fillText(character, size * (index < 2 ? 0.52 : 0.08), size * (0.42 + 0.46 * (index % 2)));
    });
  });
}
