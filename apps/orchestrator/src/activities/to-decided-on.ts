import { type GatherResponse } from '@licensing/contracts';
import { canonicalJson, type CaseFacts, getLicenceType, type JsonValue, resolveDocuments } from '@licensing/domain';

/**
 * What registries hold, with a document's record in the place of one that no registry had: the same facts that the rules
 * decided on. Without documents the very text that was gathered.
 */
export function toDecidedOn(
  licenceType: string,
  typeVersion: string,
  { registeredJson, extractedJson }: Pick<GatherResponse, 'registeredJson' | 'extractedJson'>,
): string {
  if (extractedJson === '') return registeredJson;
  const { registered } = resolveDocuments(getLicenceType(licenceType, typeVersion), {
    registered: JSON.parse(registeredJson) as CaseFacts['registered'],
    extracted: JSON.parse(extractedJson) as NonNullable<CaseFacts['extracted']>,
  });
  return canonicalJson(JSON.parse(JSON.stringify(registered)) as JsonValue);
}
