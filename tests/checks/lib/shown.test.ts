import { expect, it } from 'vitest';
import { shownIn } from '../../../checks/lib/operate/shown.ts';
import type { Finding } from '../../../src/model/check.ts';
import type { Box } from '../../../src/model/evidence.ts';

const shot = {
  blob: `sha256:${'a'.repeat(64)}` as const,
  bytes: 9,
  mediaType: 'image/jpeg',
  width: 1280,
  height: 720,
} as const;
const at = (box: Box | null): Finding => ({ message: 'm', at: { kind: 'element', selector: '#a', html: '<a>', box } });
const box = { x: 10, y: 1100, width: 50, height: 20 };

it('outlines the place where it stands in the window', () => {
  expect(shownIn({ shot, left: 0, top: 1000 }, 'opened')(at(box)).pictures).toEqual([
    { shot, caption: 'opened', marks: [{ box: { ...box, y: 100 } }] },
  ]);
});

it.each([
  ['no picture', null, box],
  ['no place', { shot, left: 0, top: 1000 }, null],
  ['above the window', { shot, left: 0, top: 1120 }, box],
  ['below the window', { shot, left: 0, top: 300 }, box],
])('leaves the finding as it is: %s', (_, picture, place) => {
  const finding = at(place);
  expect(shownIn(picture, 'opened')(finding)).toBe(finding);
});

it('has nothing to outline for a page as a whole', () => {
  const finding: Finding = { message: 'm', at: { kind: 'page' } };
  expect(shownIn({ shot, left: 0, top: 0 }, 'opened')(finding)).toBe(finding);
});
