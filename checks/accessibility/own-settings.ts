import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { FaintThing } from '../../src/model/seen/layouts.ts';
import { CUT_SHORT, foundInPlace, layoutCaptions, placeOf, unseen } from '../lib/layouts.ts';

export const ownSettings = definePageCheck({
  meta: {
    id: 'accessibility/own-settings',
    title: 'The page goes along with people’s own colours and their wish for less movement',
    kind: 'needs-review',
    why: 'Some people replace the colours of all pages by a few that they can see. Others ask for less movement, as it makes them ill. Icons and boxes drawn with colour alone then vanish, and things may go on moving.',
    affects: 'People with low vision, with migraine, or with a disorder of balance.',
    fix: 'Draw icons in currentColor, give hand-made controls a border, and stop movement where prefers-reduced-motion asks for it.',
    severity: 'minor',
    basis: 'good-practice',
    legal: [],
    points: ['lgdss:10'],
    criteria: ['1.4.11'],
    // What cannot be seen of a control in colours that people choose. All else goes beyond what the guidelines ask.
    criteriaOf: { icon: ['1.4.11'], mask: ['1.4.11'], state: ['1.4.11'], text: [], moving: [], cutShort: [] },
    sources: [
      'https://www.w3.org/TR/css-color-adjust-1/',
      'https://www.w3.org/WAI/WCAG22/Understanding/animation-from-interactions.html',
    ],
    since: '2026-11-29',
    messages: {
      icon: 'This control is shown by an icon in a colour of its own. It may vanish when people choose their own colours.',
      mask: 'This control is shown by an icon cut out of its background. It vanishes when people choose their own colours.',
      state:
        'This checkbox or radio button, or what shows whether it is chosen, is drawn without lines. It may vanish when people choose their own colours.',
      text: 'This text keeps its own colour when people choose theirs, and may then be hard to see: “{words}”',
      moving: 'This still moves when people ask for less movement ({name}).',
      cutShort: CUT_SHORT,
    },
    captions: layoutCaptions,
  },
  needs: ['layouts'],
  evaluate({ layouts }) {
    const found = [
      ...layouts.forced.map((thing: FaintThing) => foundInPlace(thing, thing.kind, { words: thing.words })),
      ...layouts.moving.map((thing) => ({
        message: 'moving' as const,
        at: placeOf(thing),
        data: { name: thing.name || thing.properties.join(', ') },
      })),
      ...unseen(layouts, ['dark', 'forced']),
    ];
    if (found.length > 0) return cantTell(found);
    return layouts.texts.read === 0 ? inapplicable : passed;
  },
});
