import { type DocumentRef } from '@licensing/contracts';
import { type Extracted, type ExtractedService } from '../documents/extracted.service';

const NOTHING: Extracted = { facts: {}, evidence: [], reasons: {}, unread: [], unsure: [] };

/** Documents that say what they are told to; `asked` is what was asked for, in order. */
export function createFakeExtracted(
  said: Partial<Extracted> = {},
): ExtractedService & { asked: { refs: readonly DocumentRef[]; waits: boolean }[] } {
  const asked: { refs: readonly DocumentRef[]; waits: boolean }[] = [];
  const fake = {
    asked,
    extract: (_: unknown, refs: readonly DocumentRef[], __: unknown, waits: boolean): Promise<Extracted> => {
      asked.push({ refs, waits });
      return Promise.resolve({ ...NOTHING, ...said });
    },
  };
  return fake as unknown as ExtractedService & { asked: typeof asked };
}

export const noDocuments = createFakeExtracted();
