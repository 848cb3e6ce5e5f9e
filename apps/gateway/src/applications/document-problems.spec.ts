import { type Document, DocumentStatus, type Material } from '@licensing/contracts';
import { findLicenceType } from '@licensing/domain';
import { findAskedMaterials, findDocumentProblems } from './document-problems';

const definition = findLicenceType('food-business')!;

const document = (slot: string, change: Partial<Document> = {}): Document => ({
  id: `of-${slot}`, slot, draftId: 'd', applicationId: '', sha256: 'a'.repeat(64), mediaType: 'image/jpeg', size: 1, addedAt: '',
  status: DocumentStatus.DOCUMENT_STATUS_READ, position: 0, type: slot, typeName: { zh: '居民身份证', en: 'Identity card' },
  fields: [], problems: [], pages: [], isWrongType: false, readAt: '', readingSha256: '', licenceType: 'food-business',
  typeVersion: definition.version, ...change,
}); // prettier-ignore
const material = (id: string, status: string): Material => ({ id, status, source: '', asOf: '', documentId: '' });

const problemsOf = (asked: string[], documents: Document[], asIs: string[] = []) =>
  findDocumentProblems(definition, new Set(asked), documents, new Set(asIs));

describe('what stands against submitting documents', () => {
  it('names every missing one with its law and what to do, at once', () => {
    const found = problemsOf(['business-licence', 'premises-right'], []);
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/documents/business-licence document-required',
      '/documents/premises-right document-required',
    ]);
    for (const { zh, todo } of found) expect([zh.includes('依据：'), todo.zh.length > 3]).toEqual([true, true]);
  });

  it('is another kind of document, said in one sentence', () => {
    const wrong = document('business-licence', { type: 'resident-id-front', isWrongType: true });
    const [found] = problemsOf([], [wrong]);
    expect(found).toMatchObject({ pointer: '/documents/business-licence', code: 'wrong-type' });
    expect(found?.zh).toBe('这是“居民身份证”，此处需要“营业执照”。');
    expect(problemsOf([], [wrong], [wrong.id])).toEqual([]);
  });

  it('is one that shows nothing, unless a person is to look at it', () => {
    const blank = document('premises-right', { type: '' });
    expect(problemsOf(['premises-right'], [blank]).map(({ code }) => code)).toEqual(['unrecognised']);
    expect(problemsOf(['premises-right'], [blank], [blank.id])).toEqual([]);
  });

  it.each([
    ['waits to be read', DocumentStatus.DOCUMENT_STATUS_QUEUED],
    ['is being read', DocumentStatus.DOCUMENT_STATUS_READING],
    ['no machine can read', DocumentStatus.DOCUMENT_STATUS_UNREADABLE],
  ])('is none that %s', (_name, status) => {
    expect(problemsOf(['business-licence'], [document('business-licence', { status, type: '' })])).toEqual([]);
  });
});

describe('material that is asked for', () => {
  const now = [material('business-licence', 'asked'), material('premises-right', 'obtained')];

  it('is what is asked now', () => {
    expect([...findAskedMaterials([], now, false)]).toEqual(['business-licence']);
  });

  it('is not what a source that is silent at this moment would have spared', () => {
    expect([...findAskedMaterials([material('business-licence', 'obtained')], now, true)]).toEqual([]);
    expect([...findAskedMaterials([material('business-licence', 'asked')], now, true)]).toEqual(['business-licence']);
  });
});
