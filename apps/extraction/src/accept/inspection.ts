import { type Problem } from '@licensing/platform';
import { type RefusalCode, REFUSALS } from './refusals';

/** What documents may come as. */
export type AcceptedType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

/** What a file is, or everything that speaks against it. */
export type Inspection =
  | {
      readonly kind: 'accepted';
      readonly mediaType: AcceptedType;
      readonly pages: number;
      /** Pixels as the picture is stored, before it is turned upright; left out for a PDF. */
      readonly width?: number;
      readonly height?: number;
    }
  | { readonly kind: 'refused'; readonly problems: Problem[] };

/**
 * A refusal in words, each reason once. Whoever asked sets the pointers. Also for a file whose inspection ran out of time or
 * memory: `FILE_TOO_COMPLEX`.
 */
export function refused(codes: Iterable<RefusalCode>): Inspection & { kind: 'refused' } {
  const problems = [...new Set(codes)].map((code) => ({ pointer: '', code, ...REFUSALS[code] }));
  return { kind: 'refused', problems };
}
