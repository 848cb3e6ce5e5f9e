import { createRequire } from 'node:module';
import { type DocumentField } from '@licensing/domain';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';

const FONT = 'Noto Sans SC';
const COLOURS = { accepted: '#0a7d38', unsure: '#c2410c', missing: '#b91c1c' } as const;

/** The straightened page as PNG, with a box and a label for each field found on it. */
export async function drawFields(picture: Uint8Array, fields: readonly DocumentField[]): Promise<Buffer> {
  GlobalFonts.registerFromPath(
    createRequire(__filename).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    FONT,
  );
  const page = await loadImage(Buffer.from(picture));
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  context.drawImage(page, 0, 0);
  const size = Math.max(12, Math.round(Math.max(page.width, page.height) / 110));
  context.lineWidth = Math.max(2, size / 8);
  context.font = `${String(size)}px "${FONT}"`;
  context.textBaseline = 'bottom';
  for (const { name, box, accepted, confidence, fault } of fields) {
    if (box.width === 0 || box.height === 0) continue;
    const colour = accepted ? COLOURS.accepted : COLOURS.unsure;
    const label = `${name} ${confidence.toFixed(2)}${fault === undefined ? '' : ` ${fault}`}`;
    context.strokeStyle = colour;
    context.strokeRect(box.x, box.y, box.width, box.height);
    const top = box.y > size * 1.3 ? box.y : box.y + box.height + size * 1.3;
    context.fillStyle = colour;
    context.fillRect(box.x, top - size * 1.3, context.measureText(label).width + size * 0.6, size * 1.3);
    context.fillStyle = '#ffffff';
    context.fillText(label, box.x + size * 0.3, top - size * 0.1);
  }
  return canvas.toBuffer('image/png');
}
