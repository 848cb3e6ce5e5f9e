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

/** The header for a page with a script file of this origin that speaks to this origin's API. */
export const SCRIPT_PAGE_POLICY = Object.entries({
  ...CONTENT_POLICY,
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
})
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join(';');
