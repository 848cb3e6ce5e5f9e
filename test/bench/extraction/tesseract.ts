import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  interpretDocument,
  type DocumentReading,
  type LocalDate,
  type PageText,
  type TextRun,
} from '@licensing/domain';

const run = promisify(execFile);
const OUTPUT_BYTES = 64 * 1024 * 1024;

export interface PeerReading {
  /** Its words by their places, through our parsers. */
  readonly reading: DocumentReading;
  /** All its words in the order in which it gives them. */
  readonly text: string;
}

export interface Peer {
  readonly name: string;
  read(pictures: readonly string[], on: LocalDate): Promise<PeerReading>;
}

/** Tesseract with simplified Chinese, when the machine has it. */
export async function findPeer(): Promise<Peer | undefined> {
  try {
    const { stdout } = await run('tesseract', ['--list-langs']);
    const languages = stdout.split('\n');
    if (!languages.includes('chi_sim')) return undefined;
    const version = (await run('tesseract', ['--version'])).stdout.split('\n')[0] ?? 'tesseract';
    // Layout by itself; it turns pages upright where its orientation data are installed.
    const mode = languages.includes('osd') ? '1' : '3';
    return { name: `${version} chi_sim, --psm ${mode}`, read: (pictures, on) => readAll(pictures, mode, on) };
  } catch {
    return undefined;
  }
}

async function readAll(pictures: readonly string[], mode: string, on: LocalDate): Promise<PeerReading> {
  const pages: PageText[] = [];
  for (const [index, picture] of pictures.entries()) {
    const words = await recognise(picture, mode);
    pages.push(toPageText(words, index + 1));
  }
  const text = pages.flatMap(({ runs }) => runs.map((one) => one.text)).join('');
  return { reading: interpretDocument(pages, { on }), text };
}

interface Word {
  readonly line: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly confidence: number;
  readonly text: string;
}

async function recognise(picture: string, mode: string): Promise<Word[]> {
  const { stdout } = await run('tesseract', [picture, '-', '-l', 'chi_sim', '--psm', mode, 'tsv'], {
    maxBuffer: OUTPUT_BYTES,
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  return stdout.split('\n').flatMap((row) => {
    const [level, page, block, paragraph, line, , left, top, width, height, confidence, text = ''] = row.split('\t');
    if (level !== '5' || text.trim() === '') return [];
    return {
      line: [page, block, paragraph, line].join('/'),
      left: Number(left),
      top: Number(top),
      width: Number(width),
      height: Number(height),
      confidence: Number(confidence) / 100,
      text: text.trim(),
    };
  });
}

/** Words of one line with no wide gap between them are one run, as our own detection finds runs. */
function toPageText(words: readonly Word[], page: number): PageText {
  const groups: Word[][] = [];
  for (const word of words) {
    const last = groups[groups.length - 1];
    const before = last?.[last.length - 1];
    const gap = before ? word.left - (before.left + before.width) : 0;
    const isNear = before?.line === word.line && gap < 2 * Math.max(word.height, before.height);
    if (last && isNear) last.push(word);
    else groups.push([word]);
  }
  const width = Math.max(1, ...words.map((word) => word.left + word.width));
  const height = Math.max(1, ...words.map((word) => word.top + word.height));
  const runs = groups.map(toRun);
  return { page, width, height, origin: 'ocr', engine: 'tesseract', runs, codes: [], flaws: [] };
}

function toRun(words: readonly Word[]): TextRun {
  const left = Math.min(...words.map((word) => word.left));
  const top = Math.min(...words.map((word) => word.top));
  const right = Math.max(...words.map((word) => word.left + word.width));
  const bottom = Math.max(...words.map((word) => word.top + word.height));
  return {
    text: words.map(({ text }) => text).join(''),
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
    box: { x: left, y: top, width: right - left, height: bottom - top },
    characters: words.flatMap((word) => {
      const characters = Array.from(word.text);
      const step = word.width / characters.length;
      return characters.map((text, index) => ({
        text,
        confidence: word.confidence,
        left: word.left + index * step,
        right: word.left + (index + 1) * step,
      }));
    }),
  };
}
