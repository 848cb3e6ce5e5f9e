import { type RefusalCode } from '../refusals';
import { isDictionary, nameOf, type PdfDictionary, type PdfValue, referenceOf } from './pdf-value';

/** Names that stand for one thing only, wherever they stand (ISO 32000-1: 12.6.4, 7.11.4, 12.5.6.15, 12.7.8). */
const BY_NAME: Readonly<Record<string, RefusalCode>> = {
  JavaScript: 'PDF_SCRIPT',
  Launch: 'PDF_ACTION',
  SubmitForm: 'PDF_ACTION',
  ImportData: 'PDF_ACTION',
  GoToE: 'PDF_ACTION',
  EmbeddedFile: 'PDF_ATTACHMENT',
  FileAttachment: 'PDF_ATTACHMENT',
  XFA: 'PDF_FORM',
  RichMedia: 'PDF_MEDIA',
};
/** Names that are ordinary words elsewhere: only as the kind of an annotation or an action. */
const MEDIA = new Set(['Movie', 'Sound', 'Screen', '3D', 'Rendition']);
/** What may happen by itself: another place of the document is shown. */
const QUIET = new Set(['GoTo', 'Named', 'GoToDp', 'SetOCGState', 'Trans', 'Hide', 'Thread']);

/** Gathers what objects of a PDF say that speaks against it. */
export class PdfMarks {
  private readonly codes = new Set<RefusalCode>();
  private readonly values = new Map<number, PdfValue[]>();
  private readonly byThemselves: PdfValue[] = [];

  add(code: RefusalCode): void {
    this.codes.add(code);
  }

  keep(object: number, value: PdfValue): void {
    if (value === undefined) return;
    const all = this.values.get(object);
    // An object may be there several times: which one counts is for each program to say.
    if (all === undefined) this.values.set(object, [value]);
    else all.push(value);
  }

  findNumber(object: number | undefined): number | undefined {
    return this.resolve(object === undefined ? undefined : { object }).find((value) => typeof value === 'number');
  }

  sawName(name: string): void {
    const code = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
    if (code !== undefined) this.codes.add(code);
  }

  sawDictionary(dictionary: PdfDictionary): void {
    if (dictionary.has('Encrypt')) this.codes.add('PDF_ENCRYPTED');
    if (dictionary.has('EF') && (dictionary.has('F') || dictionary.has('UF'))) this.codes.add('PDF_ATTACHMENT');
    if (dictionary.has('OpenAction')) this.byThemselves.push(dictionary.get('OpenAction'));
    if (dictionary.has('AA')) this.byThemselves.push(dictionary.get('AA'));
    for (const key of ['Subtype', 'S']) {
      if (MEDIA.has(nameOf(dictionary.get(key)) ?? '')) this.codes.add('PDF_MEDIA');
    }
  }

  judge(): Set<RefusalCode> {
    if (this.byThemselves.some((value) => this.acts(value))) this.codes.add('PDF_ACTION');
    // What is encrypted could not be looked into: nothing else is known of it.
    return this.codes;
  }

  /** An action, or several by what sets them off. */
  private acts(value: PdfValue): boolean {
    return this.resolve(value)
      .filter(isDictionary)
      .some((found) => {
        const kind = nameOf(found.get('S'));
        if (kind !== undefined) return !QUIET.has(kind) && kind !== 'JavaScript';
        return [...found.values()].some((one) =>
          this.resolve(one).some((action) => isDictionary(action) && this.isLoud(nameOf(action.get('S')))),
        );
      });
  }

  private isLoud(kind: string | undefined): boolean {
    return kind !== undefined && !QUIET.has(kind) && kind !== 'JavaScript';
  }

  private resolve(value: PdfValue): readonly PdfValue[] {
    const object = referenceOf(value);
    return object === undefined ? [value] : (this.values.get(object) ?? []);
  }
}
