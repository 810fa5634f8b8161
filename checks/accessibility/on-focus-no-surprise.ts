import { cantTell, definePageCheck, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { KeySurprise } from '../../src/model/seen/keyboard.ts';
import { asksAfter, called, capped, keyMeta, LEFT_OUT, leftOut, onPage, PAGE_CAPTION, placeOf } from '../lib/keys.ts';

export const onFocusNoSurprise = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/on-focus-no-surprise',
    title: 'Nothing happens just because the keyboard gets to a place',
    kind: 'automatic',
    why: 'People move through a page by keyboard to see what is there. If that alone opens or sends something, they are thrown off without having asked for it.',
    affects: 'People who use a keyboard, a switch or a screen reader, and people who find it hard to concentrate.',
    fix: 'Act when somebody presses a button or follows a link, and not when something gets the focus.',
    severity: 'serious',
    criteria: ['3.2.1', '2.1.1'],
    criteriaOf: {
      ...{
        navigation: ['3.2.1'],
        window: ['3.2.1'],
        dialog: ['3.2.1'],
        moved: ['3.2.1'],
        opened: ['3.2.1'],
        taking: ['3.2.1'],
      },
      ...{
        changed: ['3.2.1'],
        leaving: ['3.2.1'],
        once: ['3.2.1'],
        cut: ['3.2.1'],
        inside: ['3.2.1'],
        taken: ['3.2.1', '2.1.1'],
      },
    },
    yieldsTo: asksAfter('accessibility/on-focus-no-surprise'),
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/on-focus.html'],
    messages: {
      navigation: 'The page tries to go somewhere else when “{name}” gets the focus.',
      window: 'A window opens when “{name}” gets the focus.',
      dialog: 'A message opens when “{name}” gets the focus.',
      taken: '“{name}” gives the focus away as soon as it gets it, so that it cannot be used by keyboard.',
      taking:
        'A dialog opens in the page and takes the focus away as soon as “{name}” gets it. Who goes through the page by keyboard ends up there without having asked for it.',
      opened: 'A dialog opens in the page when “{name}” gets the focus. Check that people asked for it.',
      changed:
        'The page gets another address, title or main heading when “{name}” gets the focus. Check that it is no other page.',
      leaving:
        'Something opens, or the page tries to go somewhere else, when “{name}” loses the focus. Check that people expect it.',
      once: 'Something opened, or the page tried to go somewhere else, while “{name}” had the focus. It did not happen again when that got the focus once more. Check whether the focus was the reason.',
      moved: 'The focus goes on from “{name}” by itself. Check that people will expect that.',
      ...LEFT_OUT,
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const told = (sure: boolean) =>
      capped(
        keyboard.surprises
          .filter((one) => isSure(one) === sure)
          .map(({ on, ...one }) => ({
            message: keyOf(one),
            at: placeOf(on),
            data: { name: called(on) },
            ...onPage(keyboard, on),
          })),
      );
    const [sure, unsure] = [told(true), told(false)];
    if (sure.length > 0 || unsure.length > 0)
      return failedOrOpen<Key | 'cut' | 'inside'>(sure, [...unsure, ...leftOut(keyboard)]);
    const rest = leftOut(keyboard);
    if (rest.length > 0) return cantTell(rest);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

/** Whether people expect it is for a person to say. */
const DOUBTFUL: ReadonlySet<KeySurprise['kind']> = new Set(['moved', 'opened', 'changed']);

const isSure = ({ kind, once, leaving, byFocus }: KeySurprise) =>
  (!DOUBTFUL.has(kind) || (kind === 'opened' && byFocus === true)) && !once && !leaving;

type Key = Exclude<KeySurprise['kind'], 'sent'> | 'leaving' | 'once' | 'taking';

function keyOf({ kind, once, leaving, byFocus }: Omit<KeySurprise, 'on'>): Key {
  if (leaving) return 'leaving';
  if (kind === 'opened' && byFocus) return 'taking';
  if (once && !DOUBTFUL.has(kind)) return 'once';
  return kind === 'sent' ? 'navigation' : kind;
}
