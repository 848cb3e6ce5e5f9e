import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDocument } from '../../corpus/generate-document';
import { type CorpusEntry, listCorpus } from '../../corpus/list-corpus';
import { TODAY } from '../../corpus/subjects/people';
import type { ExtractionOptions } from './options';
import { toPictures } from './peer-pages';
import { MeasuredReader } from './read-pages';
import { type DocumentCost, reportAims, reportCosts, reportFields, reportPeer } from './report';
import { creditText, type FieldScore, scoreFields } from './score';
import { findPeer, type Peer } from './tesseract';

type Say = (line: string) => void;

interface Results {
  readonly scores: FieldScore[];
  readonly costs: DocumentCost[];
  readonly failures: string[];
  /** Of the documents that both have read. */
  readonly shared: FieldScore[];
  readonly peers: FieldScore[];
}

/** The corpus of one seed through the reader process of the service, field by field beside the truth; prints, never judges. */
export async function measureExtraction(options: ExtractionOptions, say: Say): Promise<void> {
  const { seed, count, types, levels } = options;
  const corpus = listCorpus({ seed, count, types, levels });
  const peer = options.hasPeer ? await findPeer() : undefined;
  say(`extraction: ${String(corpus.length)} synthetic documents of seed ${String(seed)}`);
  if (options.hasPeer && !peer) say('  no tesseract with chi_sim on this machine: no peer');
  const results: Results = { scores: [], costs: [], failures: [], shared: [], peers: [] };
  const folder = await mkdtemp(join(tmpdir(), 'licensing-corpus-'));
  const reader = new MeasuredReader();
  try {
    for (const [index, entry] of corpus.entries()) {
      await measureOne(entry, { reader, peer, folder, results });
      showProgress(index + 1, corpus.length, results);
    }
  } finally {
    reader.stop();
    await rm(folder, { recursive: true, force: true });
  }
  reportFields(results.scores, levels, say);
  reportAims(results.scores, levels, say);
  for (const failure of results.failures) say(`  came to nothing: ${failure}`);
  reportCosts(results.costs, levels, say);
  if (peer) reportPeer(peer.name, results.shared, results.peers, levels, say);
  if (options.json !== undefined)
    await writeFile(options.json, `${JSON.stringify({ options, ...results }, null, 1)}\n`);
}

interface Means {
  readonly reader: MeasuredReader;
  readonly peer: Peer | undefined;
  readonly folder: string;
  readonly results: Results;
}

async function measureOne(entry: CorpusEntry, { reader, peer, folder, results }: Means): Promise<void> {
  const { bytes, mediaType, truth, pages, form } = await generateDocument(entry);
  const path = join(folder, 'document');
  await writeFile(path, bytes);
  const { answer, failure, ...cost } = await reader.read(path, mediaType, TODAY);
  if (failure !== undefined) results.failures.push(`${entry.type} ${entry.level} ${entry.number}: ${failure}`);
  const scores = scoreFields(entry, truth.fields, answer?.reading);
  results.scores.push(...scores);
  results.costs.push({ type: entry.type, level: entry.level, pages, isTextLayer: form === 'text-pdf', ...cost });
  const pictures = peer && (await toPictures(bytes, mediaType, path));
  if (!peer || !pictures) return;
  results.shared.push(...scores);
  const { reading, text } = await peer.read(pictures, TODAY);
  results.peers.push(...creditText(scoreFields(entry, truth.fields, reading), text));
}

function showProgress(done: number, all: number, { scores }: Results): void {
  const wrong = scores.filter((score) => score.critical && score.accepted && !score.isExact).length;
  const exact = scores.filter(({ isExact }) => isExact).length / scores.length;
  const line = `  ${String(done)} of ${String(all)}, ${(100 * exact).toFixed(1)} % of fields exact, ${String(wrong)} accepted and wrong`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === all ? '\n' : ''}`);
  else if (done % 20 === 0 || done === all) process.stderr.write(`${line}\n`);
}
