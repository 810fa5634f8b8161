import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { runPageCheck } from '../../src/assess/run-checks.ts';
import { keyboard } from '../../src/gather/probes/keyboard.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Probe } from '../../src/gather/probes/probe.ts';
import type { PageEvidence } from '../../src/model/evidence.ts';
import type { KeyboardWalk } from '../../src/model/seen/keyboard.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

const pages = barrierPages('keyboard');
const page = (body: string) => `<!doctype html><html lang="en"><title>Bins</title><body>${body}</body></html>`;
/** With more than the walk looks through. */
const large = {
  '/elements': page(`<a href="/">Home</a>${'<i></i>'.repeat(4000)}`),
  '/listed': page(`<a href="/">Home</a>${'<i role="none"></i>'.repeat(501)}`),
  '/heard': page(
    `<a href="/">Home</a>${'<i></i>'.repeat(301)}<script>for (const one of document.querySelectorAll('i')) one.addEventListener('click', () => {});</script>`,
  ),
  '/enough': page(`<a href="/">Home</a>${'<i role="none"></i>'.repeat(400)}`),
};
const named = {
  '/fields': page(`<label for="name">Your name</label> <input id="name">
    <label>Area <select><option>North</option><option>South</option></select></label>
    <label><input type="checkbox"> I agree</label> <input aria-label="Post code"> <input placeholder="Street">
    <input type="submit" value="Send">`),
};
let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing({ ...pages, ...large, ...named });
});
afterAll(() => world?.close());

const judging = checks.filter((check) => check.scope === 'page').filter(({ needs }) => needs.includes('keyboard'));

/** What is found on a page: check, outcome, message and the element it points at. */
async function foundOn(name: string, before: readonly Probe[] = []): Promise<readonly string[]> {
  const artifacts = await world.runAll([...before, keyboard], `/keyboard/${name}.html`);
  const page: PageEvidence = { url: `/keyboard/${name}.html`, visitedAt: '2026-11-29T09:00:00.000Z', artifacts };
  return judging.flatMap((check) => {
    const { outcome } = runPageCheck(check, page);
    if (outcome.outcome === 'untested') return [`${check.meta.id} untested ${outcome.error.message}`];
    if (!('findings' in outcome)) return [];
    const short = check.meta.id.replace('accessibility/', '');
    return outcome.findings.map(({ message, at }) => {
      return `${short} ${outcome.outcome} ${message} ${at.kind === 'element' ? at.selector : at.kind}`;
    });
  });
}

/** What is behind the last stop that was come to is not judged, and each check says so. */
const REST = ['focus-visible', 'focus-not-obscured', 'on-focus-no-surprise'].map((id) => `${id} cantTell cut page`);
const CUT = ['no-keyboard-trap cantTell cut page', ...REST];

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  accesskey: ['key-shortcuts cantTell accesskey #home'],
  'aria-hidden': ['focus-order cantTell silent #ghost'],
  'covered-fixed': ['focus-not-obscured failed covered #under'],
  'covered-sticky': ['focus-not-obscured failed covered #under'],
  delegated: ['mouse-only cantTell click #row'],
  'delegated-look': [
    'mouse-only cantTell click #plan',
    'mouse-only cantTell click #cabinet',
    'mouse-only cantTell click #licences',
    'mouse-only cantTell click #housing',
  ],
  'div-button': ['keyboard-operable failed handler #fee'],
  'div-pay': ['mouse-only cantTell click #pay'],
  'faint-border': ['focus-indicator-strength cantTell pale #go'],
  'faint-ground': ['focus-indicator-strength cantTell pale #one', 'focus-indicator-strength cantTell pale #two'],
  'faint-outline': [
    'focus-indicator-strength failed surelyPale #one',
    'focus-indicator-strength failed surelyPale #two',
  ],
  'faint-outline-dark': [],
  'faint-outline-field': ['focus-indicator-strength cantTell pale #one'],
  'faint-shadow': ['focus-indicator-strength failed surelyPale #one'],
  'focus-blur': ['on-focus-no-surprise failed taken #shy'],
  'focus-goes': ['on-focus-no-surprise failed navigation #go'],
  'focus-moves': ['on-focus-no-surprise cantTell moved #first'],
  'focus-sends': ['on-focus-no-surprise failed navigation #pick'],
  'focus-hash-window': ['on-focus-no-surprise failed window #help'],
  'focus-window': ['on-focus-no-surprise failed window #help'],
  'frame-no-outline': ['focus-visible failed nothing #film >> #play'],
  'focus-window-again': ['on-focus-no-surprise failed window #help'],
  'focus-window-once': ['on-focus-no-surprise cantTell once #help', 'on-focus-no-surprise cantTell changed #help'],
  'handler-idle': ['mouse-only cantTell click #card'],
  // A click gives the focus to the main part around it, and that is the browser's doing.
  'handler-idle-main': ['mouse-only cantTell click #card'],
  'hidden-stop': ['focus-visible failed unseen #ghost'],
  'hover-only': ['mouse-only cantTell hover #price'],
  'link-without-address': ['keyboard-operable failed handler #menu'],
  'mouse-down': ['keyboard-operable failed noKeys #add'],
  moved: ['no-need-to-swipe cantTell swiped #photos', 'no-need-to-tilt cantTell moved page'],
  'no-keys': ['keyboard-operable failed noKeys #open'],
  'no-outline-box': ['focus-visible failed nothing #news'],
  'no-outline-button': ['focus-visible failed nothing #pay'],
  'no-outline': [
    'focus-visible failed nothing #one',
    'focus-visible failed nothing #two',
    'focus-visible failed nothing #after',
  ],
  'ok-background': [],
  'ok-badge': [],
  'ok-card': [],
  'ok-closed': [],
  'ok-columns': [],
  'ok-date': [],
  'ok-dialog': [],
  'ok-escape': [],
  'ok-frame': [],
  'ok-frame-long': [],
  'ok-frame-passed': [],
  'ok-inner': [],
  'ok-keys': [],
  'ok-label': [],
  'ok-layer-close': [],
  'ok-long-menu': [],
  'ok-menu-open': [],
  'ok-moved': [],
  'ok-parent': [],
  'ok-partly': [],
  'ok-see-through': [],
  'ok-skip-last': [],
  'ok-skip-late': [],
  'ok-skip-on-focus': [],
  'ok-skip-script': [],
  'ok-skip-top': [],
  'ok-skip': [],
  'ok-sticky': [],
  'ok-tabs': [],
  'ok-tag': [],
  'ok-tooltip': [],
  'ok-type-ahead': [],
  'ok-window-blank': [],
  'ok-window-key': [],
  'ok-window-press': [],
  // Enough for the law, and small.
  'ok-underline': ['focus-mark-area cantTell small #one'],
  'only-caret': ['focus-indicator-strength cantTell caret #words'],
  // What came up had waited for the pointer to move.
  'pointer-moves': ['mouse-only cantTell click #fees'],
  'pointer-only': ['mouse-only cantTell click #fees'],
  'role-clicks': ['keyboard-operable failed role #more'],
  'role-unreached': ['mouse-only cantTell known #close'],
  shortcut: ['key-shortcuts cantTell single #said'],
  // The other frame hears of Escape alone, which is no character.
  'shortcut-frame': ['key-shortcuts cantTell inFrame #map'],
  'skip-broken': ['skip-link-works failed nowhere #skip'],
  'skip-code': ['skip-link-works failed nowhere #skip'],
  'skip-hidden': ['focus-indicator-strength cantTell hidden #skip', 'skip-link-works failed hidden #skip'],
  'skip-none-shown': ['focus-visible failed unseen #skip', 'skip-link-works failed hidden #skip'],
  'skip-stopped': ['skip-link-works failed stays #skip'],
  'small-dot': ['focus-mark-area cantTell small #one'],
  'span-onclick': ['keyboard-operable failed handler #more'],
  'sticky-footer': ['focus-not-obscured failed covered #low'],
  tabindex: ['focus-order cantTell tabindex #mail', 'focus-order cantTell tabindex #name'],
  'trap-back': ['no-keyboard-trap cantTell back #code'],
  'trap-back-far': ['no-keyboard-trap cantTell back #code'],
  'trap-blur': [
    'keyboard-operable cantTell cut page',
    'no-keyboard-trap failed held #day',
    'focus-visible cantTell cut page',
    'focus-indicator-strength cantTell caret #day',
    'focus-not-obscured cantTell cut page',
    'on-focus-no-surprise cantTell cut page',
  ],
  'trap-circle': ['no-keyboard-trap failed circle #in'],
  'trap-dialog': ['no-keyboard-trap failed circle #next'],
  'trap-escape': ['no-keyboard-trap cantTell way #text'],
  'trap-keydown': ['no-keyboard-trap failed held #note'],
  'turned-round': ['focus-order cantTell backward #b', 'focus-order cantTell backward #c'],
  'covered-back': [
    'focus-not-obscured failed covered #l4',
    'focus-not-obscured failed covered #l5',
    'focus-not-obscured failed covered #l10',
    'focus-not-obscured failed covered #l11',
    'focus-not-obscured failed covered #l16',
    'focus-not-obscured failed covered #l17',
  ],
  'fights-alerts': [
    'on-focus-no-surprise cantTell once #one',
    'on-focus-no-surprise cantTell once #two',
    'on-focus-no-surprise cantTell once #news',
    'on-focus-no-surprise cantTell once #after',
  ],
  'fights-endless': ['keyboard-operable cantTell cut page', 'no-keyboard-trap cantTell grows #one', ...CUT],
  'ok-grows': [],
  'fights-keys': ['keyboard-operable failed swallowed #one', ...CUT],
  'fights-leaving': ['one', 'two', 'news', 'after'].map((id) => `on-focus-no-surprise cantTell leaving #${id}`),
  'focus-changes': ['on-focus-no-surprise cantTell changed #name'],
  // The dialog lies over what would have to be gone back over.
  'focus-opens': ['no-keyboard-trap cantTell backCut page', 'on-focus-no-surprise failed taking #name'],
  'focus-opens-above': ['no-keyboard-trap cantTell backCut page', 'on-focus-no-surprise cantTell opened #name'],
  'focus-opens-beside': ['on-focus-no-surprise cantTell opened #name'],
  'focus-opens-inline': ['no-keyboard-trap cantTell backCut page', 'on-focus-no-surprise failed taking #name'],
  'focus-survey': ['no-keyboard-trap cantTell backCut page', 'on-focus-no-surprise cantTell opened #name'],
  // A hidden fault: only in colours that people force upon the page.
  'forced-border': ['focus-visible cantTell forced #one'],
  'forced-ground': ['focus-visible cantTell forced #one'],
  'forced-shadow': ['focus-visible cantTell forced #one'],
  // The browser itself marks a button in such colours.
  'ok-forced-button': [],
  'ok-forced-kept': [],
  'ok-forced-query': [],
  'ok-forced-width': [],
  'hidden-box': ['focus-visible failed nothing #agree'],
  'hover-menu': ['mouse-only cantTell hover #live'],
  'in-component': ['keyboard-operable failed handler #card >>> div'],
  'in-frame': ['mouse-only cantTell click #map >> html > body > div'],
  // No key reaches the fields of these labels, and a click on any of them works its field.
  'label-hidden-field': ['open', 'pick', 'agree', 'on', 'in'].map((id) => `keyboard-operable failed label #${id}`),
  // The menu shows where its links have the focus, and a button beside asks for the file.
  'label-other-way': ['mouse-only cantTell label #open', 'mouse-only cantTell label #add'],
  // A good mark on links with the same classes says nothing of these two.
  'unlike-others': ['focus-indicator-strength failed surelyPale #faint', 'focus-mark-area cantTell small #cut'],
  'left-out': ['mouse-only cantTell known #search'],
  'ok-after': [],
  'ok-around': [],
  'ok-border': [],
  'ok-covered-back': [],
  'ok-hover-menu': [],
  'ok-scrolls': [],
  'ok-see-through-ring': [],
  'ok-shadow': [],
  'ok-shortcut': [],
  'ok-skip-button': [],
  'passed-over': ['focus-order cantTell passed #middle'],
  'see-through-ring': ['focus-indicator-strength cantTell faint #one', 'focus-indicator-strength cantTell faint #two'],
  'shortcut-class': ['key-shortcuts cantTell single page'],
  'shortcut-moves': ['key-shortcuts cantTell single #first'],
  'shortcut-mark': ['key-shortcuts cantTell single page'],
  'skip-button': ['skip-link-works cantTell untried #skip'],
  'skip-elsewhere': ['skip-link-works cantTell untried #skip'],
  'skip-menu': ['skip-link-works cantTell menu #skip'],
  'skip-unreached': ['skip-link-works cantTell unreached #skip'],
  'thin-mark': ['focus-mark-area cantTell small #renew'],
  'trap-frame': ['keyboard-operable cantTell cut page', 'no-keyboard-trap failed held #film >> #play', ...REST],
  'turned-deep': ['focus-order cantTell backward #month'],
  'twin-button': ['mouse-only cantTell click #photo'],
  'twin-field': ['mouse-only cantTell click #more'],
  'twin-other': ['keyboard-operable failed handler #first', 'keyboard-operable failed handler #second'],
  'white-outline': ['focus-visible failed nothing #go'],
  // Behind the 300th stop nothing is known. What a click was seen to do, and no stop of the page does, is known all the same.
  'cut-onclick': ['keyboard-operable failed handler #more', ...CUT],
  'cut-same-address': ['keyboard-operable cantTell cut page', ...CUT],
  'cut-twin': ['keyboard-operable cantTell cut page', 'mouse-only cantTell click #photo', ...CUT],
  'accesskey-frame': ['key-shortcuts cantTell accesskey #map >> #large'],
  'covered-frame': ['focus-not-obscured failed covered #map >> #under'],
  'covered-in-frame': ['focus-not-obscured failed covered #map >> #under'],
  'hover-menu-any': ['mouse-only cantTell hover #live'],
  'hover-menu-frame': ['mouse-only cantTell hover #map >> #live'],
  'hover-menu-part': ['mouse-only cantTell hover #menu >>> #live'],
  'ok-covered-frame': [],
  'ok-hover-menu-frame': [],
  'ok-scrolled-frame': [],
  'accesskey-part': ['key-shortcuts cantTell accesskey #part >>> #find'],
  // The edge is strong on paper, and the button has a ground of its own.
  'inset-faint': ['focus-indicator-strength cantTell faint #go'],
  'inset-own': ['focus-visible failed nothing #go'],
  'long-onclick': ['keyboard-operable failed handler #more'],
  'ok-accesskey-empty': [],
  'ok-accesskey-hidden': [],
  'ok-accesskey-off': [],
  'ok-frame-late': [],
  'ok-inset': [],
  'ok-outline-inside': [],
  'ok-outline-under': [],
  'ok-passed-frame': [],
  'outline-inside-own': ['focus-visible failed nothing #go'],
  'outline-under': ['focus-visible failed nothing #go'],
  'passed-frame': ['focus-order cantTell passed #map >> #out'],
  'trap-button': [
    'keyboard-operable failed handler #fee',
    'no-keyboard-trap failed held #day',
    'focus-visible cantTell cut page',
    'focus-indicator-strength cantTell caret #day',
    'focus-not-obscured cantTell cut page',
    'on-focus-no-surprise cantTell cut page',
  ],
};

describe('the barriers for people who use a keyboard', () => {
  it('have a row for each page', () => {
    expect([...Object.keys(EXPECTED), 'trap-later'].map((name) => `/keyboard/${name}.html`).toSorted()).toEqual(
      Object.keys(pages).toSorted(),
    );
  });

  it.each(Object.entries(EXPECTED))('%s', async (name, rows) => {
    expect(await foundOn(name)).toEqual(rows);
  });

  it.each(['focus-hash-window', 'focus-window-once'])('%s, also after its controls were used', async (name) => {
    expect(await foundOn(name, [operated])).toEqual(EXPECTED[name]);
  });

  it('trap-later, whether the script is faster than the walk or slower', async () => {
    const traps = (await foundOn('trap-later')).filter((row) => row.startsWith('no-keyboard-trap'));
    expect(traps).toEqual([expect.stringMatching(/^no-keyboard-trap failed (held|circle) #zone$/)]);
  });

  it.each(Object.keys(large))('%s: is no pass where not everything was looked at', async (address) => {
    const artifacts = await world.runAll([keyboard], address);
    const outcomes = judging
      .filter(({ meta }) => ['accessibility/keyboard-operable', 'accessibility/mouse-only'].includes(meta.id))
      .map((check) => runPageCheck(check, { url: address, visitedAt: '2026-11-29T09:00:00.000Z', artifacts }).outcome);
    const outcome = address === '/enough' ? 'passed' : 'cantTell';
    expect(outcomes).toMatchObject([{ outcome }, { outcome }]);
  });

  it('skip-hidden, skip-broken and ok-skip: what is in doubt is shown while it has the focus', async () => {
    const seen = async (name: string) => {
      const { keyboard: walk } = await world.runAll([keyboard], `/keyboard/${name}.html`);
      if (!walk?.ok) throw new Error(walk?.error.message);
      return (walk.value as KeyboardWalk).skips.map(({ picture }) => picture?.shot.width);
    };
    expect([await seen('skip-hidden'), await seen('skip-broken'), await seen('ok-skip')]).toEqual([
      [1280],
      [1280],
      [undefined],
    ]);
  });

  it('fields are called by their labels, and never by what can be chosen in them', async () => {
    const { keyboard: seen } = await world.runAll([keyboard], '/fields');
    if (!seen?.ok) throw new Error(seen?.error.message);
    const names = (seen.value as KeyboardWalk).stops.map(({ name }) => name);
    expect(names).toEqual(['Your name', 'Area', 'I agree', 'Post code', 'Street', 'Send']);
  });

  it('thin-mark, measured in square pixels against a line along the edge', async () => {
    const { keyboard: seen } = await world.runAll([keyboard], '/keyboard/thin-mark.html');
    if (!seen?.ok) throw new Error(seen?.error.message);
    const [renew, find, round] = (seen.value as KeyboardWalk).stops;
    const edge = (width: number, height: number) => 2 * 2 * (width + height) - 16;
    const { width = 0, height = 0 } = renew?.box ?? {};
    // A line one pixel high below it, all of it black on white.
    expect(renew?.area?.needed).toBeGreaterThan(edge(width, height) - 8);
    expect(renew?.area?.changed).toBeGreaterThan(width - 4);
    expect(renew?.area?.changed).toBeLessThan(width + 4);
    expect(renew?.area?.strong).toBe(renew?.area?.changed);
    expect(find?.area?.changed).toBeGreaterThan(find?.area?.needed ?? 0);
    // 2 pixels within a circle of 60.
    expect(round?.area?.needed).toBe(Math.round(2 * Math.PI * 58));
  });
});
