import { type GatherResponse, type GetSubmissionResponse } from '@licensing/contracts';
import { type Services } from '../services';

const KEPT = 500;

/** Remembers the last few answers of a read whose answer never changes. */
function rememberLast<T>(read: (key: string) => Promise<T>): {
  get: (key: string) => Promise<T>;
  put: (key: string, value: T) => void;
} {
  const known = new Map<string, T>();
  const put = (key: string, value: T): void => {
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  };
  return {
    put,
    get: async (key) => {
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      const value = await read(key);
      put(key, value);
      return value;
    },
  };
}

/**
 * The frozen form and the gathered facts of an application. Both are immutable, so a worker that has just seen them need
 * not ask again; a worker that has not, asks. They never pass through a workflow's history.
 */
export interface CaseReader {
  getSubmission(applicationId: string): Promise<GetSubmissionResponse>;
  getGathered(key: string): Promise<GatherResponse>;
  keepGathered(key: string, gathered: GatherResponse): void;
}

export function createCaseReader({ casework, extraction }: Services): CaseReader {
  const submissions = rememberLast((applicationId: string) => casework.getSubmission({ applicationId }));
  const gathered = rememberLast(async (idempotencyKey: string) => {
    const answer = await extraction.getGathered({ idempotencyKey });
    if (answer.gathered === undefined) throw new TypeError('an answer without its content');
    return answer.gathered;
  });
  return { getSubmission: submissions.get, getGathered: gathered.get, keepGathered: gathered.put };
}
