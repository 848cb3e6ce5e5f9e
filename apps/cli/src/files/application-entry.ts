import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { AppError, validateRequest } from '@licensing/platform';
import { CommandFailure, EXIT } from '../failure';

/** One application as a file describes it. */
export class ApplicationEntry {
  /** Who applies: the account at the identity provider. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  signIn!: string;

  /** `first`, `next` (the first one not applied for yet), a credit code, the full name, or `document`: what the business licence says. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  business = 'first';

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  licenceType = 'food-business';

  /** How surely to sign in, where the account's own level does not do. */
  @IsOptional()
  @IsIn(['real-name', 'face-verified'])
  assurance?: string;

  /** What the applicant types, by field name; a value `{ "from": "person.name" }` is looked up. */
  @IsObject()
  fields!: Record<string, unknown>;

  /** For people who read the file. */
  @IsOptional()
  @IsString()
  note?: string;
}

/**
 * Reads one entry, or a list of entries.
 * @throws CommandFailure naming everything that is wrong with the file
 */
export function readEntries(text: string, file: string): ApplicationEntry[] {
  let content: unknown;
  try {
    content = JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandFailure(`${file} is not JSON: ${(error as Error).message}`, EXIT.usage);
  }
  const raw: unknown[] = Array.isArray(content) ? content : [content];
  if (raw.length === 0) throw new CommandFailure(`${file} holds no application.`, EXIT.usage);
  const wrong: string[] = [];
  const entries = raw.flatMap((entry, index) => {
    const place = Array.isArray(content) ? `/${index}` : '';
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      wrong.push(`  ${place || '/'}: an application is an object with signIn and fields`);
      return [];
    }
    try {
      return [validateRequest(ApplicationEntry, entry)];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      wrong.push(...error.problems.map(({ pointer, en }) => `  ${place}${pointer}: ${en}`));
      return [];
    }
  });
  if (wrong.length === 0) return entries;
  throw new CommandFailure(`${file} is not a file of applications:\n${wrong.join('\n')}\n${FORM}`, EXIT.usage);
}

const FORM = 'Expected: { "signIn": "lin", "business": "first", "fields": { … } }, or a list of these.';
