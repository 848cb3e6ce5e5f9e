import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type OpenFile } from '../api/gateway-client';
import { CommandFailure, EXIT } from '../failure';

/** A file that is given for an item of material. */
export interface DocumentFile {
  readonly slot: string;
  /** As it was typed. */
  readonly path: string;
  readonly file: OpenFile;
}

/**
 * Reads `<slot>=<file>`.
 *
 * @throws CommandFailure when it is not of that form, or there is no such file
 */
export function toDocumentFile(text: string, folder: string): DocumentFile {
  const cut = text.indexOf('=');
  const [slot, path] = [text.slice(0, cut), text.slice(cut + 1)];
  if (cut < 1 || path === '')
    throw new CommandFailure(
      `“${text}”: <slot>=<file> is expected, for example business-licence=licence.jpg.`,
      EXIT.usage,
    );
  const place = resolve(folder, path);
  const found = statSync(place, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new CommandFailure(`${path} is no file, looked for in ${folder}.`, EXIT.usage);
  return { slot, path, file: { open: () => createReadStream(place), size: found.size } };
}

/** Collects an option that may be given several times. */
export const collect = (text: string, before: readonly string[] = []): string[] => [...before, text];
