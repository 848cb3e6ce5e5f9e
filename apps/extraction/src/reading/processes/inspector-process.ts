import { inspectFile } from '../../accept/inspect-file';
import { type InspectJob } from './messages';
import { openBytes, serveJobs } from './serve-jobs';

// Looks at files before they are believed. Loads no models. Forked by the pool, never imported.
serveJobs(() => Promise.resolve(({ source }: InspectJob) => inspectFile(openBytes(source))));
