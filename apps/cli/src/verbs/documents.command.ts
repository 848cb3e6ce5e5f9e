import { type Command } from 'commander';
import { type DocumentAnswer } from '../api/answers';
import { toDocumentFile } from '../documents/document-file';
import { toDocumentReport, toDocumentRow } from '../documents/document-report';
import { untilRead, uploadDocuments } from '../documents/read-documents';
import { EXIT } from '../failure';
import { showMs } from '../terminal/milliseconds';
import { toTable } from '../terminal/table';
import { type Runtime } from '../runtime';
import { addConnectionOptions, type ConnectionOptions, type Context, inContext } from './context';
import { wholeNumber } from './parse-number';

interface DocumentsOptions extends ConnectionOptions {
  readonly as: string;
  readonly draft?: string;
}

interface AddOptions extends DocumentsOptions {
  readonly licenceType: string;
  readonly timeout: number;
}

const EXAMPLES = `
Examples:
  npm run licensing -- documents add business-licence=licence.jpg premises-right=lease.pdf --as xin
  npm run licensing -- documents show 5b0f5e0e-… --as xin
  npm run licensing -- documents list --as xin

Fields with * are critical; ✓ the machine may decide on it, · read but not surely enough, ✗ not found.
Exit code: 0 when every document was read and is one that its slot asks for, 1 otherwise, 2 bad file or option.`;

export function addDocuments(program: Command, runtime: Runtime): void {
  const documents = program
    .command('documents')
    .summary('upload documents, and see what was read of them')
    .description('Uploads documents for items of material, and shows what was read of them, how surely and where.')
    .addHelpText('after', EXAMPLES);
  const verb = (name: string, description: string): Command =>
    addConnectionOptions(documents.command(name).description(description)).option(
      '--as <user>',
      'whose documents',
      'xin',
    );
  verb('add <slot=file...>', 'uploads files and waits until they are read')
    .option('--draft <id>', 'the draft they go into')
    .option('--licence-type <id>', 'the licence type', 'food-business')
    .option('--timeout <seconds>', 'how long to wait for the reading', wholeNumber(1, 3_600), 120)
    .action(async (files: string[], options: AddOptions) => {
      await inContext(runtime, options, (context) => add(context, files, options));
    });
  verb('show <id>', 'shows one document').action(async (id: string, options: DocumentsOptions) => {
    await inContext(runtime, options, (context) => show(context, id, options));
  });
  verb('list', 'lists those that belong to no draft, or those of one')
    .option('--draft <id>', 'the draft')
    .action(async (options: DocumentsOptions) => {
      await inContext(runtime, options, (context) => list(context, options));
    });
}

async function add({ people, screen, folder }: Context, texts: string[], options: AddOptions): Promise<number> {
  const files = texts.map((text) => toDocumentFile(text, folder));
  const { api } = await people.get(options.as);
  const isForPeople = options.json !== true;
  const watcher = isForPeople
    ? {
        uploaded: ({ path }: { path: string }, { slot, position }: DocumentAnswer, ms: number) => {
          screen.line(`${path} → ${slot}, uploaded in ${showMs(ms)}${position === undefined ? '' : `, number ${position} in the queue`}`);
        },
        waiting: ({ slot, status, position }: DocumentAnswer) => {
          screen.running(`  … ${slot}: ${status}${position === undefined ? '' : `, number ${position} in the queue`}`);
        },
        read: (document: DocumentAnswer) => {
          for (const line of toDocumentReport(document, screen.paint)) screen.line(line);
        },
      }
    : {}; // prettier-ignore
  const uploaded = await uploadDocuments(
    api,
    files,
    { licenceType: options.licenceType, draft: options.draft },
    watcher,
  );
  const read = await untilRead(api, uploaded, options.timeout * 1_000, watcher);
  if (!isForPeople) screen.json({ documents: read });
  return read.every(isUsable) ? EXIT.ok : EXIT.failed;
}

async function show({ people, screen }: Context, id: string, { as, json }: DocumentsOptions): Promise<number> {
  const { api } = await people.get(as);
  const document = await api.document(id);
  if (json === true) screen.json(document);
  else for (const line of toDocumentReport(document, screen.paint)) screen.line(line);
  return EXIT.ok;
}

async function list({ people, screen }: Context, { as, draft, json }: DocumentsOptions): Promise<number> {
  const { api, session } = await people.get(as);
  const answer = await api.documents(draft);
  if (json === true) {
    screen.json(answer);
    return EXIT.ok;
  }
  for (const line of toTable(answer.documents.map(toDocumentRow))) screen.line(line);
  const where = draft === undefined ? 'that belong to no draft' : `of draft ${draft}`;
  screen.line(`${answer.documents.length} documents of ${session.person.name} ${where}`);
  return EXIT.ok;
}

const isUsable = ({ status, isWrongType, type }: DocumentAnswer): boolean =>
  status === 'read' && !isWrongType && type !== undefined;
