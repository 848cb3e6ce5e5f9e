import { FILE_LIMITS } from './limits';

interface Refusal {
  readonly zh: string;
  readonly en: string;
  readonly todo: { readonly zh: string; readonly en: string };
}

const MEBIBYTES = String(FILE_LIMITS.bytes / 1024 / 1024);
const PAGES = String(FILE_LIMITS.pages);
const MEGAPIXELS = FILE_LIMITS.pixels / 1_000_000;
const SIDE = FILE_LIMITS.side.toLocaleString('en-GB');
const SHORTEST = String(FILE_LIMITS.shortestSide);

const PHOTO_OR_PDF = {
  zh: '请上传证件的照片（JPEG、PNG、WebP）或 PDF 文件。',
  en: 'Send a photo of the document (JPEG, PNG or WebP) or a PDF.',
};
const PHOTO_AGAIN = {
  zh: '请重新拍照或重新导出后再上传。',
  en: 'Take the photo again, or export the file again, and send that.',
};
const PRINTED_TO_PDF = {
  zh: '请打开该文件，选择“打印”并另存为 PDF，或拍一张照片后上传。',
  en: 'Open the file, choose “Print” and save it as a PDF, or send a photo of it.',
};

/** Why a file is not taken: what it is, and what to do. Never what a person did wrong on purpose: most have not. */
export const REFUSALS = {
  FILE_EMPTY: {
    zh: '文件是空的，没有任何内容。',
    en: 'The file is empty.',
    todo: { zh: '请检查手机或电脑上的原文件能否打开，然后重新上传。', en: 'See whether the original opens on your device, then send it again.' },
  },
  FILE_TOO_LARGE: {
    zh: `文件超过 ${MEBIBYTES} MB。`,
    en: `The file is larger than ${MEBIBYTES} MB.`,
    todo: { zh: '请降低拍照分辨率，或导出为较小的文件后上传。', en: 'Take the photo at a lower resolution, or export a smaller file.' },
  },
  FILE_HEIC: {
    zh: '这是 HEIC 格式的照片（苹果手机的“高效”格式），系统无法读取。',
    en: 'This is a HEIC photo (the “High Efficiency” format of phones), which cannot be read here.',
    todo: {
      zh: '请在手机“设置 → 相机 → 格式”中选择“兼容性最佳”后重新拍照，或将照片另存为 JPEG 后上传。',
      en: 'Set Settings → Camera → Formats to “Most Compatible” and take it again, or save the photo as JPEG.',
    },
  },
  FILE_PICTURE_FORMAT: {
    zh: '系统不接受这种图片格式。',
    en: 'This format of picture is not accepted.',
    todo: { zh: '请将图片另存为 JPEG 或 PNG 后上传。', en: 'Save the picture as JPEG or PNG and send that.' },
  },
  FILE_SVG: {
    zh: '这是 SVG 矢量图，可能包含程序，系统不接受。',
    en: 'This is an SVG drawing; it can hold programs and is not accepted.',
    todo: PHOTO_OR_PDF,
  },
  FILE_WEB_PAGE: {
    zh: '这是网页文件，不是证件图片。',
    en: 'This is a web page, not a picture of a document.',
    todo: PRINTED_TO_PDF,
  },
  FILE_OFFICE: {
    zh: '这是办公软件文档（如 Word、Excel、WPS），系统不接受。',
    en: 'This is an office document (Word, Excel, WPS and the like), which is not accepted.',
    todo: { zh: '请将文档导出为 PDF，或拍照上传。', en: 'Export the document as a PDF, or send a photo of it.' },
  },
  FILE_OFD: {
    zh: '这是 OFD 版式文件，系统暂不能读取。',
    en: 'This is an OFD file, which cannot be read here yet.',
    todo: { zh: '请在 OFD 阅读器中导出为 PDF 后上传。', en: 'Export it as a PDF from your OFD reader and send that.' },
  },
  FILE_ARCHIVE: {
    zh: '这是压缩包，系统不接受。',
    en: 'This is an archive of files, which is not accepted.',
    todo: { zh: '请解压后逐个上传其中的照片或 PDF。', en: 'Unpack it and send the photos or PDFs one by one.' },
  },
  FILE_PROGRAM: {
    zh: '这是程序文件，不是证件图片。',
    en: 'This is a program, not a picture of a document.',
    todo: PHOTO_OR_PDF,
  },
  FILE_MEDIA: {
    zh: '这是视频或音频文件，系统不接受。',
    en: 'This is a video or sound file, which is not accepted.',
    todo: PHOTO_OR_PDF,
  },
  FILE_TEXT: {
    zh: '这是文本文件，不是证件图片。',
    en: 'This is a text file, not a picture of a document.',
    todo: PHOTO_OR_PDF,
  },
  FILE_UNKNOWN: {
    zh: '无法识别文件的类型，文件可能已损坏。',
    en: 'The type of the file cannot be told; it may be damaged.',
    todo: PHOTO_OR_PDF,
  },
  FILE_CUT_SHORT: {
    zh: '文件不完整，后面的部分缺失（可能是传输中断）。',
    en: 'The file is cut short; its end is missing, perhaps because a transfer broke off.',
    todo: PHOTO_AGAIN,
  },
  FILE_DAMAGED: {
    zh: '文件已损坏，无法打开。',
    en: 'The file is damaged and cannot be opened.',
    todo: PHOTO_AGAIN,
  },
  FILE_HIDDEN_CONTENT: {
    zh: '文件中除图片或文档外还夹带了其他内容。',
    en: 'Besides the picture or document, the file carries something else.',
    todo: { zh: '请直接拍照上传，或将原件重新导出为 PDF、另存为 JPEG 后上传。', en: 'Send a photo straight from the camera, or export the original again as PDF or JPEG.' },
  },
  FILE_TOO_COMPLEX: {
    zh: '文件结构过于复杂，无法在限定的时间内检查。',
    en: 'The file is built in too complicated a way to be checked in reasonable time.',
    todo: PRINTED_TO_PDF,
  },
  PICTURE_MOTION: {
    zh: '照片中夹带了一段视频（动态照片/实况照片）。',
    en: 'The photo carries a short video (a motion or live photo).',
    todo: { zh: '请关闭相机的动态照片功能后重新拍照，或上传该照片的截图。', en: 'Turn motion photos off in the camera and take it again, or send a screenshot of the photo.' },
  },
  PICTURE_TOO_LARGE: {
    zh: `图片尺寸过大，最多 ${String(MEGAPIXELS * 100)} 万像素，每边不超过 ${SIDE} 像素。`,
    en: `The picture has too many pixels: at most ${String(MEGAPIXELS)} megapixels, and ${SIDE} pixels a side.`,
    todo: { zh: '请降低拍照分辨率，或缩小图片后上传。', en: 'Take the photo at a lower resolution, or make the picture smaller.' },
  },
  PICTURE_TOO_SMALL: {
    zh: `图片过小（短边不足 ${SHORTEST} 像素），看不清任何文字。`,
    en: `The picture is too small: less than ${SHORTEST} pixels on its shorter side, so nothing on it can be read.`,
    todo: { zh: '请上传原图，不要上传缩略图。', en: 'Send the original picture, not its preview.' },
  },
  PICTURE_ANIMATED: {
    zh: '这是动图，系统只接受静态图片。',
    en: 'The picture moves; only still pictures are accepted.',
    todo: { zh: '请上传静态照片。', en: 'Send a still photo.' },
  },
  PICTURE_METADATA: {
    zh: '图片附带的拍摄信息异常庞大或已损坏。',
    en: 'The notes inside the picture (camera data and the like) are far too large or damaged.',
    todo: { zh: '请上传该图片的截图，或重新拍照上传。', en: 'Send a screenshot of the picture, or take the photo again.' },
  },
  PDF_ENCRYPTED: {
    zh: 'PDF 文件设有密码或使用限制，无法读取。',
    en: 'The PDF is protected by a password or restrictions and cannot be read.',
    todo: PRINTED_TO_PDF,
  },
  PDF_SCRIPT: {
    zh: 'PDF 文件中包含程序（JavaScript），系统不接受。',
    en: 'The PDF holds a program (JavaScript), which is not accepted.',
    todo: PRINTED_TO_PDF,
  },
  PDF_ACTION: {
    zh: 'PDF 文件打开时会启动程序或发送数据，系统不接受。',
    en: 'The PDF starts programs or sends data when it is used, which is not accepted.',
    todo: PRINTED_TO_PDF,
  },
  PDF_ATTACHMENT: {
    zh: 'PDF 文件中夹带了附件，系统不接受。',
    en: 'The PDF has files attached, which is not accepted.',
    todo: { zh: '请打开该文件，选择“打印”并另存为 PDF 后上传；附件如需提交请单独上传。', en: 'Open it, choose “Print” and save it as a PDF; send what was attached on its own if it is asked for.' },
  },
  PDF_FORM: {
    zh: 'PDF 文件是动态表单（XFA），系统无法读取。',
    en: 'The PDF is a dynamic form (XFA), which cannot be read.',
    todo: PRINTED_TO_PDF,
  },
  PDF_MEDIA: {
    zh: 'PDF 文件中包含视频、声音或三维内容，系统不接受。',
    en: 'The PDF holds video, sound or 3D content, which is not accepted.',
    todo: PRINTED_TO_PDF,
  },
  PDF_TOO_MANY_PAGES: {
    zh: `PDF 文件超过 ${PAGES} 页。`,
    en: `The PDF has more than ${PAGES} pages.`,
    todo: { zh: '请只保留所需的页面后上传。', en: 'Keep only the pages that are asked for.' },
  },
  PDF_PAGE_SIZE: {
    zh: 'PDF 文件的页面尺寸异常。',
    en: 'A page of the PDF has no size that a page can have.',
    todo: PRINTED_TO_PDF,
  },
} as const satisfies Record<string, Refusal>; // prettier-ignore

/** A stable code for a reason why a file is not taken. */
export type RefusalCode = keyof typeof REFUSALS;
