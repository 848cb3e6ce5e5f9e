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
    const around = size / 4;
    context.strokeStyle = colour;
    context.strokeRect(box.x - around, box.y - around, box.width + 2 * around, box.height + 2 * around);
    const width = context.measureText(label).width + size * 0.6;
    // Behind the text where there is room, so that no line above is covered.
    const behind = box.x + box.width + 2 * around;
    const isBehind = behind + width < page.width;
    const [left, bottom] = isBehind ? [behind, box.y + size * 1.3] : [page.width - width, box.y - around];
    context.fillStyle = colour;
    context.fillRect(left, bottom - size * 1.3, width, size * 1.3);
    context.fillStyle = '#ffffff';
    context.fillText(label, left + size * 0.3, bottom - size * 0.1);
  }
  return canvas.toBuffer('image/png');
}
