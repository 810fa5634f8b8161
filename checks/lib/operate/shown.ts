import type { Finding } from '../../../src/model/check.ts';
import type { WindowPicture } from '../../../src/model/seen/operated.ts';

/** What the pictures show that were taken while something was open, up or amiss. */
export const SHOWN = {
  opened: 'While this was open',
  late: 'Once this had come in',
  pointed: 'With the pointer on it',
  focused: 'With the focus on it, after Escape was pressed',
  empty: 'After the form was sent empty',
} as const;

/** The finding with the window as it was then and its place outlined, if that can be seen there. */
export function shownIn<M extends string>(
  picture: WindowPicture | null | undefined,
  caption: keyof typeof SHOWN,
): (finding: Finding<M>) => Finding<M> {
  return (finding) => {
    const { at } = finding;
    if (!picture || at.kind !== 'element' || !at.box) return finding;
    const box = { ...at.box, x: at.box.x - picture.left, y: at.box.y - picture.top };
    const { width, height } = picture.shot;
    const isThere = box.x < width && box.y < height && box.x + box.width > 0 && box.y + box.height > 0;
    return isThere ? { ...finding, pictures: [{ shot: picture.shot, caption, marks: [{ box }] }] } : finding;
  };
}
