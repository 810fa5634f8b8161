import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { CUT_SHORT, layoutCaptions, unseen } from '../lib/layouts.ts';
import { goneOneWay, lockedTo, maybeLocked } from '../lib/orientation.ts';

export const orientation = definePageCheck({
  meta: {
    id: 'accessibility/orientation',
    title: 'The page works upright and sideways',
    kind: 'automatic',
    why: 'Some people cannot turn their phone or tablet, for example because it is fixed to a wheelchair. A page that asks them to turn it shuts them out.',
    affects: 'People whose device is mounted in one position, and people who cannot hold or turn it.',
    fix: 'Show the whole page whichever way the device is held. Do not hide it, cover it or turn it round in one of the two.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: ['1.3.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/orientation.html'],
    since: '2026-11-29',
    messages: {
      coveredUpright: 'When a phone is held upright, the page is covered by a request to turn it: “{words}”',
      coveredSideways: 'When a phone is held sideways, the page is covered by a request to turn it: “{words}”',
      closableUpright:
        'When a phone is held upright, the page is covered by “{words}”. Check that this can be closed, and that the page works then.',
      closableSideways:
        'When a phone is held sideways, the page is covered by “{words}”. Check that this can be closed, and that the page works then.',
      turnedUpright: 'When a phone is held upright, this part is turned on its side.',
      turnedSideways: 'When a phone is held sideways, this part is turned on its side.',
      goneUpright: 'When a phone is held upright, nearly all of the page is gone.',
      goneSideways: 'When a phone is held sideways, nearly all of the page is gone.',
      cutShort: CUT_SHORT,
    },
    captions: layoutCaptions,
  },
  needs: ['layouts'],
  evaluate({ layouts }) {
    const found = layouts.orientation.flatMap((seen) => lockedTo(seen, layouts));
    if (found.length > 0) return failedIf(found);
    const missing = unseen(layouts, ['portrait', 'landscape']);
    if (missing.length > 0) return cantTell(missing);
    const closable = layouts.orientation.flatMap(maybeLocked);
    if (closable.length > 0) return cantTell(closable);
    if (goneOneWay(layouts)) return cantTell([]);
    return layouts.texts.read === 0 ? inapplicable : passed;
  },
});
