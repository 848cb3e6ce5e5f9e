import { getLocalDate } from '@licensing/domain';
import { loadModels } from '../engine/sessions';
import { readDocument } from '../read-document';
import { type ReadAnswer, type ReaderSettings, type ReadJob } from './messages';
import { readBytes, serveJobs } from './serve-jobs';

// Reads documents: models are loaded once. Forked by the pool, never imported.
serveJobs(async () => {
  const { modelsFolder, threads } = JSON.parse(process.argv[2] ?? '{}') as ReaderSettings;
  const models = await loadModels(modelsFolder, threads);
  return async ({ source, mediaType, on }: ReadJob) => {
    const bytes = await readBytes(source);
    const { reading, pictures } = await readDocument(models, { bytes, mediaType }, { on: getLocalDate(on) });
    return { reading, pictures } satisfies ReadAnswer;
  };
});
