import type { PageDrawing } from '../document';
import type { Sheet } from '../drawing/sheet';

/** A page that says something else in one place: every text goes through `Sheet.text` in the end. */
export function reworded(page: PageDrawing, from: string, to: string): PageDrawing {
  const draw = (sheet: Sheet): void => {
    const text: Sheet['text'] = (said, ...how) => sheet.text(said.replaceAll(from, to), ...how);
    page.draw(new Proxy(sheet, { get: (target, key, self) => (key === 'text' ? text : Reflect.get(target, key, self)) as unknown })); // prettier-ignore
  };
  return { ...page, draw };
}
