import type { LocalDate } from '../dates';
import { classifyPages } from './classify';
import type { DocumentProblem, DocumentReading, DocumentTypeDefinition } from './document-type';
import { checkOwn, gatherFields, judgeField, valuesOf } from './judge';
import type { PageText } from './page-text';
import { toProblem } from './problems';

/**
 * What a document says, and how surely. Never throws on what is read; what is not understood is left to a person.
 * @param on today in China: for terms and ages.
 */
export function interpretDocument(pages: readonly PageText[], { on }: { on: LocalDate }): DocumentReading {
  const { type, two } = classifyPages(pages);
  const reading = {
    type: type?.id,
    typeVersion: type?.version,
    engines: [...new Set(pages.map(({ engine }) => engine))],
    pages: pages.map(({ page, width, height }) => ({ page, width, height })),
  };
  if (type === undefined) {
    const blank = pages.every(({ runs }) => runs.length === 0);
    return { ...reading, fields: [], problems: [toProblem(blank ? 'BLANK' : 'UNKNOWN_DOCUMENT')] };
  }
  const gathered = gatherFields(type.fields, type.parse(pages));
  const values = valuesOf(gathered);
  const problems: DocumentProblem[] = [
    ...(two
      ? [
          toProblem(
            'TWO_DOCUMENTS',
            undefined,
            type.fields.map(({ name }) => name),
          ),
        ]
      : []),
    ...type.fields.flatMap((field) => {
      const value = values[field.name];
      return (value === undefined ? undefined : checkOwn(field, value)) ?? [];
    }),
    ...type.check(values, on, pages),
  ];
  const fields = gathered.flatMap((field) => judgeField(field, pages, problems) ?? []);
  return { ...reading, fields, problems };
}

/**
 * The runs that critical fields come from, to be read a second time; those of a PDF's text layer too, which may say another
 * thing than the page shows. Found on the first reading; empty for an unknown document.
 * @returns number of the page (from 1) and place in its `runs` (from 0).
 */
export function listRunsToReread(pages: readonly PageText[]): { page: number; run: number }[] {
  const { type } = classifyPages(pages);
  return type === undefined ? [] : runsOfCriticalFields(type, pages);
}

function runsOfCriticalFields(
  type: DocumentTypeDefinition,
  pages: readonly PageText[],
): { page: number; run: number }[] {
  const critical = new Set(type.fields.filter((field) => field.critical).map(({ name }) => name));
  const found = new Map<string, { page: number; run: number }>();
  for (const { page, run } of type.parse(pages).flatMap((field) => (critical.has(field.name) ? field.from : []))) {
    found.set(`${page}/${run}`, { page, run });
  }
  return [...found.values()];
}
