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
  const tags = toTags(header);
  if (!tags.includes('*') && !tags.includes(toEntityTag(version))) throw new AppError('DRAFT.CONFLICT');
}

/**
 * Says whether a submission names the version it means, in its body or by `If-Match`. `*` names none.
 *
 * @throws AppError DRAFT.CONFLICT when either names another than the one that stands
 */
export function namesVersion(named: number | undefined, header: string | undefined, version: number): boolean {
  const tags = header === undefined || header.trim() === '' ? [] : toTags(header);
  if (tags.length > 0) checkIfMatch(header, version);
  if (named !== undefined && named !== version) throw new AppError('DRAFT.CONFLICT');
  return named !== undefined || tags.includes(toEntityTag(version));
}

const toTags = (header: string): string[] => header.split(',').map((tag) => tag.trim());
