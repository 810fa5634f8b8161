import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyboardWalk, KeySkip } from '../../src/model/seen/keyboard.ts';
import { called, keyMeta, onPage, PAGE_CAPTION, placeOf, withFocus } from '../lib/keys.ts';

export const skipLinkWorks = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/skip-link-works',
    title: 'The link to the main content can be seen and works',
    kind: 'automatic',
    why: 'A link at the head of the page saves people from going through the same menu on every page. One that does not work sends them in circles.',
    affects: 'People who use a keyboard, a switch or a screen reader.',
    fix: 'Let the link point to the id of the main content, and show it when it gets the focus. The skip link of the GOV.UK Design System does both.',
    severity: 'moderate',
    criteria: ['2.4.1', '2.4.7'],
    criteriaOf: {
      nowhere: ['2.4.1'],
      stays: ['2.4.1'],
      untried: ['2.4.1'],
      unreached: ['2.4.1'],
      menu: ['2.4.1'],
      hidden: ['2.4.7'],
    },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/bypass-blocks.html',
      'https://design-system.service.gov.uk/components/skip-link/',
    ],
    messages: {
      nowhere: '“{name}” points to {target}, which is not on the page, and leads nowhere.',
      stays: '“{name}” was followed, and the next stop was not in or behind its target.',
      hidden: '“{name}” cannot be seen when it has the focus.',
      unreached: 'The Tab key never reaches “{name}”. Check whether people can skip what comes again on each page.',
      menu: '“{name}” leads into a menu. Check that it skips what people want to skip.',
      untried: 'It could not be found out where “{name}” leads.',
    },
    captions: { focus: 'The window while the link has the focus, outlined if it can be seen', ...PAGE_CAPTION },
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const { skips } = keyboard;
    if (skips.length === 0) return inapplicable;
    const findings = skips.flatMap((skip) => faultOf(skip, keyboard) ?? []);
    if (findings.length > 0) return failedIf(findings);
    const doubts = skips.flatMap((skip) => {
      const message = doubtAbout(skip);
      const shown = shownOn(keyboard, skip);
      return message ? [{ message, at: placeOf(skip), data: { name: called(skip) }, ...shown }] : [];
    });
    return doubts.length === 0 ? passed : cantTell(doubts);
  },
});

function doubtAbout({ stop, works, toMenu }: KeySkip): 'unreached' | 'untried' | 'menu' | undefined {
  if (stop === null) return 'unreached';
  if (works !== true) return 'untried';
  return toMenu ? 'menu' : undefined;
}

/** A page of hardly anything but the link has nothing that it could lead to. */
const FEWEST_STOPS = 3;

function faultOf(skip: KeySkip, walk: KeyboardWalk): Finding<'nowhere' | 'stays' | 'hidden'> | undefined {
  if (skip.stop === null) return undefined;
  const at = placeOf(skip);
  const data = { name: called(skip), target: skip.target };
  const rest = { at, data, ...shownOn(walk, skip) };
  if (skip.works === false && walk.stops.length >= FEWEST_STOPS)
    return { message: skip.found ? 'stays' : 'nowhere', ...rest };
  return skip.shown ? undefined : { message: 'hidden', ...rest };
}

/** While it has the focus: without, many cannot be seen. One that never gets it, or never shows, has only the page or nothing. */
function shownOn(walk: KeyboardWalk, skip: KeySkip): Pick<Finding, 'pictures'> {
  const picture = skip.picture ?? (skip.stop === null ? null : walk.stops[skip.stop]?.picture) ?? null;
  if (picture) return withFocus({ picture });
  return skip.stop === null || skip.shown ? onPage(walk, skip) : {};
}
