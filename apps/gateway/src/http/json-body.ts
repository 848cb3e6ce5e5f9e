import { AppError, type Problem } from '@licensing/platform';

/** Names that every object has already: code between here and the form may take them for something else, or drop them. */
const isForbiddenName = (name: string): boolean => name === 'prototype' || name in Object.prototype;
const MAX_DEPTH = 16;
/**
 * Control characters other than tab and line ends, and those that turn the direction of text: no form needs them, some
 * stores cut a text at NUL, and a turned name reads as another.
 */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

type Fault = 'notFinite' | 'forbiddenName' | 'controlCharacter' | 'loneSurrogate' | 'tooDeep';

const TEXTS: Readonly<Record<Fault, Omit<Problem, 'pointer' | 'code'>>> = {
  notFinite: {
    zh: '数值超出范围。', en: 'The number is out of range.',
    todo: { zh: '请填写合理的数值。', en: 'Send a number of ordinary size.' },
  },
  forbiddenName: {
    zh: '不允许使用该字段名。', en: 'A field of this name is not accepted.',
    todo: { zh: '请删除该字段。', en: 'Remove it.' },
  },
  controlCharacter: {
    zh: '内容含有不可见的控制字符。', en: 'The text holds control characters.',
    todo: { zh: '请删除不可见字符后重新填写。', en: 'Remove them and type the text again.' },
  },
  loneSurrogate: {
    zh: '内容含有不完整的字符。', en: 'The text holds half of a character.',
    todo: { zh: '请重新填写此项。', en: 'Type the text again.' },
  },
  tooDeep: {
    zh: '内容嵌套过深。', en: 'The value is nested too deeply.',
    todo: { zh: '请按接口文档填写。', en: 'Send what the API document shows.' },
  },
}; // prettier-ignore

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const findTextFault = (text: string): Fault | undefined =>
  CONTROL.test(text) ? 'controlCharacter' : hasLoneSurrogate(text) ? 'loneSurrogate' : undefined;

function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

function findFaults(value: unknown, pointer: string, depth: number): Problem[] {
  const fault = (code: Fault, at = pointer): Problem => ({ pointer: at, code, ...TEXTS[code] });
  if (typeof value === 'string') {
    const found = findTextFault(value);
    return found === undefined ? [] : [fault(found)];
  }
  // 1e400 is good JSON and reads as infinity.
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [fault('notFinite')];
  if (typeof value !== 'object' || value === null) return [];
  if (depth === MAX_DEPTH) return [fault('tooDeep')];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = `${pointer}/${escape(name)}`;
    if (isForbiddenName(name)) return [fault('forbiddenName', at)];
    const found = findTextFault(name);
    return [...(found === undefined ? [] : [fault(found, at)]), ...findFaults(member, at, depth + 1)];
  });
}

/**
 * Reads a JSON body strictly: UTF-8 (RFC 8259, 8.1), no names that reach a prototype, no control characters.
 *
 * @throws AppError REQUEST.MALFORMED when it is no JSON, REQUEST.INVALID naming every value that is not accepted
 */
export function readJsonBody(body: Buffer): unknown {
  let value: unknown;
  try {
    value = JSON.parse(strictUtf8.decode(body)) as unknown;
  } catch {
    throw new AppError('REQUEST.MALFORMED');
  }
  const faults = findFaults(value, '', 0);
  if (faults.length > 0) throw new AppError('REQUEST.INVALID', undefined, faults);
  return value;
}
