import { type LicenceTypeDefinition, type MaterialDefinition } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';

const toList = (materials: readonly MaterialDefinition[]): { zh: string; en: string } => ({
  zh: materials.map(({ id, name }) => `${id}（${name.zh}）`).join('、'),
  en: materials.map(({ id, name }) => `${id} (${name.en})`).join(', '),
});

/**
 * The item of material that a document is given for.
 *
 * @throws AppError REQUEST.INVALID naming the slots that there are
 */
export function getSlot({ materials }: Pick<LicenceTypeDefinition, 'materials'>, slot: string): MaterialDefinition {
  const taken = materials.filter(({ document }) => document !== undefined);
  const found = taken.find(({ id }) => id === slot);
  if (found !== undefined) return found;
  const { zh, en } = toList(taken);
  const problem: Problem = {
    pointer: '/slot',
    code: 'unknown-slot',
    zh: '此许可事项不收取这种材料。',
    en: 'This licence type takes no document of that kind.',
    todo: { zh: `请选择：${zh}。`, en: `Choose one of: ${en}.` },
    choices: taken.map(({ id, name }) => ({ value: id, label: name })),
  };
  throw new AppError('REQUEST.INVALID', undefined, [problem]);
}
