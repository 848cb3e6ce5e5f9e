import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type LicensingApi } from '../api/licensing-api';
import { CommandFailure } from '../failure';

export interface SavedCertificate {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Does the digest agree with the one in the public record? Undefined when that record names none. */
  readonly isAsPublished: boolean | undefined;
}

/** Saves the certificate of a number and compares it with the digest that the public verification names. */
export async function saveCertificate(api: LicensingApi, number: string, path: string): Promise<SavedCertificate> {
  const file = await api.certificate(number);
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-')
    throw new CommandFailure(`The certificate of ${number} is not a PDF file.`);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const published = (await api.verification(number)).licence?.certificateSha256;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, file);
  return {
    path,
    bytes: file.length,
    sha256,
    isAsPublished: published === undefined ? undefined : published === sha256,
  };
}
