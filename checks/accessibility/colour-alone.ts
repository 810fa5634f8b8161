import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { ColourGroup } from '../../src/model/seen/pixels.ts';
import { knownToAxe, spotPlace } from '../lib/measured.ts';
import { find } from '../lib/operate/judge.ts';

type Key = 'link' | 'linkNoChange' | 'asTyped' | ColourGroup['kind'];

export const colourAlone = definePageCheck({
  meta: {
    id: 'accessibility/colour-alone',
    title: 'Nothing is told by colour alone',
    kind: 'needs-review',
    why: 'Many people do not see the difference between some colours. What only a colour tells is not told to them.',
    affects: 'People who are colour blind or have low vision, and anyone with a poor screen or a printed page.',
    fix: 'Add words, a shape or a line to the colour. Underline links inside sentences.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html'],
    messages: {
      link: 'Only its colour sets this link apart from the words around it: “{words}”. Their contrast is {contrast} to 1.',
      linkNoChange:
        'Only its colour sets this link apart, and it seems to get no line under the pointer: “{words}”. Check that people can find it.',
      marks: 'Marks of the same shape differ in colour here. Check that words or shapes say the same as the colours.',
      key: 'A key of colours. Check that people can tell without colour which part of the picture is which.',
      cells: 'Cells of this table differ in colour. Check that words or signs say the same as the colours.',
      words: 'Words here are in different colours. Check that something else says what the colours mean.',
      required: 'This label is in another colour than others. Check that words or a sign say what that means.',
      current:
        'Only its colour seems to say that this entry of the menu is the open one. Check that something else does.',
      asTyped:
        'When something is typed, only the colour of {alike#text} here changes: “{words}”. Check that something else tells the same.',
      border: 'This field has a red border, and no words about an error are beside it. Check what it means.',
    },
  },
  needs: ['pixels', 'axe'],
  mayUse: ['operated'],
  evaluate({ pixels, axe, operated }) {
    const links = pixels.links
      .filter((one) => !knownToAxe(axe, 'link-in-text-block', one))
      .flatMap((one): Finding<Key>[] => {
        const { words, contrast } = one;
        if (contrast < 3) return [{ message: 'link', at: spotPlace(one), data: { words, contrast } }];
        return one.changesOnHover ? [] : [{ message: 'linkNoChange', at: spotPlace(one), data: { words } }];
      });
    const groups = pixels.groups.map((one): Finding<Key> => ({ message: one.kind, at: spotPlace(one) }));
    const typed = (operated?.byColour ?? []).map(({ words, alike, ...spot }) =>
      find<Key>('asTyped', spot, { words, alike }),
    );
    const found = [...links, ...groups, ...typed];
    if (found.length > 0) return cantTell(found);
    return pixels.linksSeen > 0 ? passed : inapplicable;
  },
});
