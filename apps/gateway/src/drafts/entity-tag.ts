import { AppError } from '@licensing/platform';

export function toEntityTag(version: number): string {
  return `"${version}"`;
}

/**
 * Compares an `If-Match` header (RFC 9110, 13.1.1) with the version that stands.
 *
 * @throws AppError DRAFT.VERSION_REQUIRED without the header, DRAFT.CONFLICT when it names another version
 */
export function checkIfMatch(header: string | undefined, version: number): void {
  if (header === undefined || header.trim() === '') throw new AppError('DRAFT.VERSION_REQUIRED');
  const tags = header.split(',').map((tag) => tag.trim());
  if (!tags.includes('*') && !tags.includes(toEntityTag(version))) throw new AppError('DRAFT.CONFLICT');
}
