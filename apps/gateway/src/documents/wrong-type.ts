import { type Document } from '@licensing/contracts';
import { type Bilingual, findLicenceType } from '@licensing/domain';

interface Told extends Bilingual {
  readonly code: string;
  readonly todo: Bilingual;
}

const nameOf = ({ licenceType, typeVersion, slot }: Document): Bilingual =>
  findLicenceType(licenceType, typeVersion)?.materials.find(({ id }) => id === slot)?.name ?? { zh: slot, en: slot };

/** As extraction says it. */
export const WRONG = 'WRONG_DOCUMENT';

/** Another document than its slot asks for, said in one sentence; undefined for one that it does ask for. */
export function findWrongType(document: Document): Told | undefined {
  const { isWrongType, type, typeName, problems } = document;
  if (!isWrongType) return undefined;
  const told = problems.find(({ code }) => code === WRONG);
  const asked = nameOf(document);
  const found = typeName ?? { zh: type, en: type };
  return {
    code: WRONG,
    zh: told?.zh ?? `这是“${found.zh}”，此处需要“${asked.zh}”。`,
    en: told?.en ?? `This is "${found.en}"; here "${asked.en}" is asked for.`,
    todo: {
      zh: `请上传“${asked.zh}”；如认为识别有误，可请工作人员查看。`,
      en: `Bring "${asked.en}"; if you think that it was mistaken for something else, ask for a person to look at it.`,
    },
  };
}
