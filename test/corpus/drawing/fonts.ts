import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

const files = {
  'sans-light': ['@expo-google-fonts/noto-sans-sc', '300Light/NotoSansSC_300Light.ttf'],
  sans: ['@expo-google-fonts/noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'],
  'sans-medium': ['@expo-google-fonts/noto-sans-sc', '500Medium/NotoSansSC_500Medium.ttf'],
  'sans-bold': ['@expo-google-fonts/noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf'],
  serif: ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  'serif-medium': ['@expo-google-fonts/noto-serif-sc', '600SemiBold/NotoSerifSC_600SemiBold.ttf'],
  'serif-bold': ['@expo-google-fonts/noto-serif-sc', '800ExtraBold/NotoSerifSC_800ExtraBold.ttf'],
  xiaowei: ['@expo-google-fonts/zcool-xiaowei', '400Regular/ZCOOLXiaoWei_400Regular.ttf'],
  brush: ['@expo-google-fonts/ma-shan-zheng', '400Regular/MaShanZheng_400Regular.ttf'],
} as const;

export type Face = keyof typeof files;

const registered = new Set<Face>();

/** The CSS family of a face. A character that it lacks comes from the sans face, never from a font of the machine. */
export function familyOf(face: Face): string {
  for (const wanted of [face, 'sans'] as const) {
    if (registered.has(wanted)) continue;
    const [name, file] = files[wanted];
    const path = join(dirname(require.resolve(`${name}/package.json`)), file);
    if (!GlobalFonts.registerFromPath(path, `corpus-${wanted}`)) throw new Error(`no typeface at ${path}`);
    registered.add(wanted);
  }
  return `"corpus-${face}", "corpus-sans"`;
}
