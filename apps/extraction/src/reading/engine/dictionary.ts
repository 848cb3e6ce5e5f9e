/**
 * The characters by the classes of the recognition model: class 0 is the blank, the last one the space. The key file of
 * the package has lost its first character, the apostrophe: the empty line stands for it.
 */
export function toDictionary(keys: string): readonly string[] {
  const lines = keys.replaceAll('\r', '').replace(/\n$/, '').split('\n');
  return ['', ...lines.map((line) => line || "'"), ' '];
}
