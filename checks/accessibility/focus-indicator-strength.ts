import { cantTell, definePageCheck, type Finding, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyStop } from '../../src/model/seen/keyboard.ts';
import { apart } from '../lib/certain-and-doubtful.ts';
import {
  called,
  capped,
  FOCUS_CAPTION,
  faintness,
  isSurelyPale,
  keyMeta,
  leftOut,
  paleness,
  placeOf,
  withFocus,
} from '../lib/keys.ts';

export const focusIndicatorStrength = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/focus-indicator-strength',
    title: 'What shows the focus is easy to see',
    kind: 'automatic',
    why: 'A thin or pale line is easy to miss. People then lose their place on the page.',
    affects: 'People who can see and use a keyboard or a switch, most of all with low vision.',
    fix: 'Give what shows the focus a contrast of at least 3 to 1 with what is next to it, and a width of 2 pixels or more.',
    severity: 'moderate',
    criteria: ['1.4.11', '2.4.7', '2.4.3'],
    criteriaOf: {
      pale: ['1.4.11'],
      surelyPale: ['1.4.11'],
      faint: ['1.4.11'],
      slight: ['1.4.11'],
      caret: ['2.4.7'],
      elsewhere: ['2.4.7'],
      hidden: ['2.4.7', '2.4.3'],
    },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html',
    ],
    messages: {
      surelyPale:
        'The line that shows the focus on “{name}” has a contrast of {contrast} to 1 with the page, and not one pixel of it has more. 3 to 1 is needed.',
      pale: 'What shows the focus on “{name}” has a contrast of {contrast} to 1 at most. 3 to 1 is needed.',
      faint:
        'Where the focus is on “{name}”, {changed} square pixels look different, and none of them by 3 to 1. Look whether it is easy to see.',
      slight: 'What changes when “{name}” gets the focus is so slight that hardly anybody sees it.',
      caret: 'Only the text cursor shows that “{name}” has the focus. Is it easy to find?',
      elsewhere:
        'Nothing near “{name}” shows that it has the focus, though something else on the page moved. Look where the focus is shown.',
      hidden:
        'The Tab key reaches “{name}”, which cannot be seen. Look whether something else shows where the focus is.',
    },
    captions: FOCUS_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const findings = keyboard.stops.flatMap((stop) => doubtAbout(stop) ?? []);
    const [sure, open] = apart(findings, ({ message }) => message === 'surelyPale');
    if (findings.length > 0) return failedOrOpen(capped(sure), capped(open));
    if (leftOut(keyboard).length > 0) return cantTell([]);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

type Key = 'surelyPale' | 'pale' | 'faint' | 'slight' | 'caret' | 'elsewhere' | 'hidden';

function doubtAbout(stop: KeyStop): Finding<Key> | undefined {
  const of = (message: Key, data: Record<string, string | number> = {}): Finding<Key> => {
    return { message, at: placeOf(stop), data: { name: called(stop), ...data }, ...withFocus(stop) };
  };
  const { pixels, editable, shown, inView } = stop;
  if ((!shown || !inView) && pixels !== 'same' && stop.frame === null) return of('hidden');
  if (pixels === 'same') return editable && shown ? of('caret') : undefined;
  if (pixels === 'elsewhere') return of('elsewhere');
  const contrast = paleness(stop);
  if (contrast !== null) return of(isSurelyPale(stop) ? 'surelyPale' : 'pale', { contrast });
  const changed = faintness(stop);
  if (changed === null) return undefined;
  return changed === 0 ? of('slight') : of('faint', { changed });
}
