import { createHash } from 'node:crypto';
import { STYLE } from './style';

const styleHash = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** Pages load nothing and run nothing; their one style sheet is known by its hash. */
export const CONTENT_POLICY: Record<string, string[]> = {
  'default-src': ["'none'"],
  'style-src': [styleHash],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};
