/** Programs by what only they write, the more particular first: most name others too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'WeChat 微信'],
  [/AlipayClient\//, 'Alipay 支付宝'],
  [/HuaweiBrowser\//, 'Huawei Browser 华为浏览器'],
  [/UCBrowser\//, 'UC Browser UC 浏览器'],
  [/QQBrowser\//, 'QQ Browser QQ 浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, 'HarmonyOS 鸿蒙'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
];

const find = (names: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  names.find(([form]) => form.test(text))?.[1];

/** A browser in plain words, from its User-Agent header. Nothing of the header itself is kept. */
export function toBrowserName(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 512);
  const browser = find(BROWSERS, text);
  const system = find(SYSTEMS, text);
  if (browser === undefined && system === undefined) return '其他程序 Another program';
  return [browser ?? '浏览器 Browser', system].filter((part) => part !== undefined).join(' · ');
}
