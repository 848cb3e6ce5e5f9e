import { listDocumentTypes } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { ENGINE, MODEL_FILES } from './engine/models';

/** To be raised when pages are prepared otherwise, so that documents are read anew. */
const PREPARATION = 2;

/** Engine, models, preparation and every parser with their versions: readings of another version are made anew. */
export function readingVersion(): string {
  const parts = {
    preparation: PREPARATION,
    models: Object.values(MODEL_FILES).map(({ sha256 }) => sha256),
    types: listDocumentTypes().map(({ id, version }) => `${id}@${version}`),
  };
  return `${ENGINE}+${sha256Hex(JSON.stringify(parts)).slice(0, 12)}`;
}
