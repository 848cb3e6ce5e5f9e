import { toHalfWidth, unifyBrackets, withoutSpaces } from '../text/normalise';

/** 经营范围 in its two parts (市场主体登记管理条例 art 14), phrases normalised. */
export interface BusinessScope {
  /** 一般项目, and everything in a text without headings: the reading that gives fewer rights. */
  general: string[];
  /** 许可项目 */
  licensed: string[];
}

/** Which scope phrases let an item be traded. */
export interface ScopeSupport {
  /** Phrases of 许可项目 that support it. */
  licensed: readonly string[];
  /** Phrases, in either part, under which only a filing (备案) is possible. */
  filingOnly: readonly string[];
}

export type ScopeAnswer =
  { kind: 'supported'; phrase: string } | { kind: 'filing-only'; phrase: string } | { kind: 'unsupported' };

/** Reads `一般项目：…；…。（除依法须经批准…）许可项目：…；…。（依法须经批准…）`, in either order. */
export function parseBusinessScope(text: string): BusinessScope {
  const scope: BusinessScope = { general: [], licensed: [] };
  let part = scope.general;
  const clean = normalisePhrase(text).replace(/\((?:除依法|依法须)[^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
  for (const piece of clean.split(/(一般项目:|一般经营项目:|许可项目:|许可经营项目:)/)) {
    if (/^一般(经营)?项目:$/.test(piece)) part = scope.general;
    else if (/^许可(经营)?项目:$/.test(piece)) part = scope.licensed;
    else part.push(...piece.split(/[;。]/).filter((phrase) => phrase !== ''));
  }
  return scope;
}

/** A missing phrase is no ground for refusal, only a hint that the scope should be changed. */
export function scopeSupports(scope: BusinessScope, support: ScopeSupport): ScopeAnswer {
  const find = (phrases: readonly string[], wanted: readonly string[]): string | undefined => {
    const normalised = wanted.map(normalisePhrase);
    return phrases.find((phrase) => normalised.includes(phrase));
  };
  const licensed = find(scope.licensed, support.licensed);
  if (licensed !== undefined) return { kind: 'supported', phrase: licensed };
  const filing = find([...scope.licensed, ...scope.general], support.filingOnly);
  return filing === undefined ? { kind: 'unsupported' } : { kind: 'filing-only', phrase: filing };
}

function normalisePhrase(text: string): string {
  return unifyBrackets(withoutSpaces(toHalfWidth(text)));
}
