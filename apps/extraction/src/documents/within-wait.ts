import { AppError, type Problem } from '@licensing/platform';

/**
 * Whoever brings a document is waited for by a gateway that gives up after 30 s. A look takes two tries at most; one that
 * stands behind others for longer is told to come back, and not left without an answer.
 */
export const MOST_WAIT_MS = 27_000;

const BUSY: Problem = {
  pointer: '',
  code: 'QUEUE_FULL',
  zh: '正在查看的文件较多。',
  en: 'Many documents are being looked at.',
  todo: { zh: '请稍后重新上传。', en: 'Give it again shortly.' },
};

/** @throws AppError DOCUMENT.QUEUE_FULL when the work takes longer; how it ends then is nobody's business any more */
export async function withinWait<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new AppError('DOCUMENT.QUEUE_FULL', undefined, [BUSY])); }, MOST_WAIT_MS);
  }); // prettier-ignore
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
