import { type Question } from '@licensing/contracts';
import { toProblemDocument } from '../problems/problem-document';
import { toProblem, toQuestionsError } from './questions';

const question = (code: string, change: Partial<Question> = {}): Question => ({
  code, zh: '问', en: 'A question', basis: '法', todo: { zh: '做', en: 'Do it' }, field: '', choices: [], ...change,
}); // prettier-ignore

const LEVELS = [{ value: 'face-verified', label: { zh: '人脸', en: 'Face' } }];
const REQUEST = { path: '/v1/drafts', correlationId: 'c' };

describe('toProblem', () => {
  it('points at the field it is about, and offers what may be chosen', () => {
    expect(toProblem(question('X', { field: 'area', choices: [{ value: 'a', label: undefined }] }))).toEqual({
      pointer: '/fields/area', code: 'X', zh: '问', en: 'A question', todo: { zh: '做', en: 'Do it' },
      choices: [{ value: 'a', label: { zh: 'a', en: 'a' } }],
    }); // prettier-ignore
    expect(toProblem(question('X', { todo: undefined }))).not.toHaveProperty('choices');
    expect(toProblem(question('X', { todo: undefined })).todo.en).not.toBe('');
  });
});

describe('toQuestionsError', () => {
  it('asks everything at once, and names the sign-in where the present one is too weak', () => {
    const error = toQuestionsError(
      [question('PERSON_NAME'), question('ASSURANCE_TOO_LOW', { choices: LEVELS })],
      '/x?y=1',
    );
    expect(toProblemDocument(error, REQUEST)).toMatchObject({
      status: 403, code: 'AUTHORITY.QUESTIONS', stepUp: '/v1/sign-in?acr=face-verified&return_to=%2Fx%3Fy%3D1',
      problems: [{ code: 'PERSON_NAME' }, { code: 'ASSURANCE_TOO_LOW' }],
    }); // prettier-ignore
  });

  it('names none otherwise', () => {
    const document = toProblemDocument(toQuestionsError([question('PERSON_NAME')], '/'), REQUEST);
    expect(document).not.toHaveProperty('stepUp');
    expect(document.problems).toHaveLength(1);
  });
});
