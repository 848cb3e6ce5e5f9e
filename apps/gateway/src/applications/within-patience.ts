/** How long an applicant waits for the engine; nothing is lost, and a repeat goes on. */
export const PATIENCE_MS = 5_000;

/** @throws Error when the work takes longer than an applicant waits */
export async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the orchestration engine does not answer'));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
