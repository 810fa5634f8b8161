import { expect, it } from 'vitest';
import { darkMode } from '../../../checks/accessibility/dark-mode.ts';
import { layoutsByEye } from '../../../checks/accessibility/layouts-by-eye.ts';
import { reflow320 } from '../../../checks/accessibility/reflow-320.ts';
import type { PageCheck } from '../../../src/model/check.ts';
import type { Layouts } from '../../../src/model/seen/layouts.ts';
import { PAGE_URL } from '../../helpers/check-cases.ts';
import { faintThing, goneThing, layoutsSeen, lostIn, narrow, wideThing } from '../../helpers/layouts.ts';

function boxesIn(check: PageCheck, seen: { readonly layouts: Layouts }) {
  const verdict = check.evaluate(seen as never, { url: PAGE_URL, visitedAt: '2026-11-23T09:30:00.000Z' });
  const findings = 'findings' in verdict ? verdict.findings : [];
  return findings.map(({ at }) => (at.kind === 'element' ? at.box : undefined));
}

it('a place in another layout is no place on the picture of the page as it is at first', () => {
  expect(boxesIn(reflow320, layoutsSeen(narrow({ wide: [wideThing()] })))).toEqual([null]);
  expect(boxesIn(layoutsByEye, layoutsSeen(narrow({ gone: [goneThing()] })))).toEqual([null]);
  expect(boxesIn(layoutsByEye, layoutsSeen(lostIn('spacing', { certain: false })))).toEqual([null]);
});

it('what has no pictures of its own is shown where it is at first', () => {
  const atFirst = { x: 15, y: 200, width: 90, height: 20 };
  expect(boxesIn(reflow320, layoutsSeen(narrow({ wide: [wideThing({ atFirst })] })))).toEqual([atFirst]);
  expect(boxesIn(reflow320, layoutsSeen(narrow({ wide: [wideThing({ atFirst, pictures: [] })] })))).toEqual([null]);
});

it('colours move nothing, and what is cut off from the start is there from the start', () => {
  const { box } = faintThing();
  expect(boxesIn(darkMode, layoutsSeen({ dark: { offered: true, faint: [faintThing()] } }))).toEqual([box]);
  expect(boxesIn(layoutsByEye, layoutsSeen(lostIn('normal', {})))).toEqual([box]);
});
