import type { Bilingual } from '../../decision';
import type { DocumentFieldDefinition, FieldFault, ParsedField } from '../document-type';
import type { PageBox, PageFlaw, PageText } from '../page-text';

/** Characters lower than this, in pixels of the straightened page, are not read surely. */
const SMALLEST_CHARACTER = 15;

/** Glare this near to a text, in heights of its line, may have swallowed how it begins or goes on. */
const NEAR_GLARE = 2;

/** The flaw that lies over a field, if any: a tenth of its box is enough, and of glare that it stands right before or behind. */
export function findFlawOver(
  pages: readonly PageText[],
  { page, box, from }: Pick<ParsedField, 'page' | 'box' | 'from'>,
): PageFlaw['kind'] | undefined {
  const reach = NEAR_GLARE * Math.max(0, ...from.map(({ top, bottom }) => bottom - top));
  const wide = { ...box, x: box.x - reach, width: box.width + 2 * reach };
  const flaws = pages.find((one) => one.page === page)?.flaws ?? [];
  return flaws.find((flaw) => (flaw.kind === 'glare' ? touches(flaw.box, wide) : covers(flaw.box, box)))?.kind;
}

function touches(a: PageBox, b: PageBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function covers(flaw: PageBox, box: PageBox): boolean {
  const width = Math.min(flaw.x + flaw.width, box.x + box.width) - Math.max(flaw.x, box.x);
  const height = Math.min(flaw.y + flaw.height, box.y + box.height) - Math.max(flaw.y, box.y);
  return width > 0 && height > 0 && width * height >= 0.1 * box.width * box.height;
}

/** Why a field was not read surely, as near as the page tells. */
export function findCause(pages: readonly PageText[], field: Pick<ParsedField, 'page' | 'box' | 'from'>): FieldFault {
  const flaw = findFlawOver(pages, field);
  if (flaw !== undefined) return flaw;
  const heights = field.from.map(({ top, bottom }) => bottom - top);
  return heights.length > 0 && Math.min(...heights) < SMALLEST_CHARACTER ? 'too-small' : 'unclear';
}

/** Why a field is not there at all: a flaw anywhere may have hidden it. The worst flaw is named. */
export function findCauseOfAbsence(pages: readonly PageText[]): FieldFault {
  const area = ({ box }: PageFlaw): number => box.width * box.height;
  const flaws = pages.flatMap((page) => page.flaws);
  return [...flaws].sort((a, b) => area(b) - area(a))[0]?.kind ?? 'absent';
}

const FAULTS: Readonly<Record<FieldFault, { why: Bilingual; todo: Bilingual }>> = {
  absent: {
    why: { zh: '没有找到', en: 'was not found' },
    todo: { zh: '请拍下整页，不要遮挡', en: 'take the whole page into the picture, with nothing over it' },
  },
  unclear: {
    why: { zh: '看不清', en: 'cannot be read surely' },
    todo: { zh: '请靠近一些、对好焦重新拍摄', en: 'take it again, nearer and in focus' },
  },
  glare: {
    why: { zh: '被反光遮住', en: 'is hidden by glare' },
    todo: {
      zh: '请关闭闪光灯，换个角度避开反光重新拍摄',
      en: 'turn off the flash and take it again from an angle without glare',
    },
  },
  shadow: {
    why: { zh: '被阴影遮住', en: 'lies in a shadow' },
    todo: {
      zh: '请在光线均匀处重新拍摄，避免手或手机的影子',
      en: 'take it again in even light, without the shadow of hand or phone',
    },
  },
  blur: {
    why: { zh: '画面模糊', en: 'is blurred' },
    todo: { zh: '请拿稳、对好焦后重新拍摄', en: 'hold still, let it focus, and take it again' },
  },
  cut: {
    why: { zh: '在画面外，没有拍全', en: 'is cut off at the edge' },
    todo: { zh: '请退后一点，把四个角都拍进画面', en: 'step back and take all four corners into the picture' },
  },
  'too-small': {
    why: { zh: '字太小', en: 'is too small' },
    todo: {
      zh: '请靠近一些，让证件占满画面，或上传更高分辨率的图片',
      en: 'go nearer so that the document fills the picture, or give a picture of higher resolution',
    },
  },
  contradicted: {
    why: { zh: '在文件中前后不一致', en: 'is said differently in two places' },
    todo: {
      zh: '请核对文件；如文件本身不一致，请更正后重新上传',
      en: 'look at the document; if it contradicts itself, have it corrected and give it again',
    },
  },
};

/** One sentence on what is wrong with a field and what one better photo needs. */
export function describeFault(
  field: Pick<DocumentFieldDefinition, 'label'>,
  fault: FieldFault,
): Bilingual & { todo: Bilingual } {
  const { why, todo } = FAULTS[fault];
  return { zh: `“${field.label.zh}”${why.zh}`, en: `${field.label.en} ${why.en}`, todo };
}
