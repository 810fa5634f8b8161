import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFamilies } from '../../checks/lib/axe-rules.ts';
import { checks } from '../../checks/registry.ts';
import { settleByYielding } from '../../src/assess/giving-way.ts';
import { findingsOf } from '../../src/assess/places-told.ts';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import { hovered } from '../../src/gather/probes/hovered.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { PageEvidence } from '../../src/model/evidence.ts';
import { type Outcome, openBeside } from '../../src/model/result.ts';
import { pointer as nothingOperated } from '../helpers/operated.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

const PROBES = { operate: operated, hover: hovered, errors: fieldErrors } as const;
type Area = keyof typeof PROBES;
const OURS =
  /\/(colour-alone|controls-work-by-keyboard|small-window-controls|state-is-announced|dialogs-keep-focus|opened-states-axe|hover-content|on-input-no-surprise|status-messages|errors-identified|error-suggestions|press-can-be-taken-back|no-need-to-drag|sign-in-by-paste)$/;
/** Most of the time a probe waits for the page, so several go side by side. */
const AT_ONCE = 6;

/** The others give way to it. */
const leftOut = (place: string) => `cantTell controls-work-by-keyboard leftOut ${place}`;

const parts = (outcome: string, message: string, ...ids: readonly string[]) =>
  ids.map((id) => `${outcome} controls-work-by-keyboard ${message} #${id}`);

/** By page, everything that is said of it: outcome, check, message and element. A page that is good has nothing. */
const expected: Readonly<Record<string, readonly string[]>> = {
  '/errors/alert-box.html': ['cantTell errors-identified otherWords #name'],
  '/errors/by-look.html': [
    'cantTell errors-identified general #all',
    'cantTell errors-identified byLook #name',
    'cantTell errors-identified byLook #town',
  ],
  '/errors/by-fetch.html': ['cantTell errors-identified toServer html > body > main > form'],
  '/errors/colour-only.html': ['failed errors-identified colourOnly #name'],
  '/errors/changed-colours.html': [
    'cantTell errors-identified changedLook #name',
    'cantTell errors-identified changedLook #town',
  ],
  '/errors/half-told.html': ['cantTell errors-identified wordsElsewhere #name'],
  '/errors/three-forms.html': ['cantTell errors-identified beyond #third'],
  '/errors/drawn-words.html': ['cantTell errors-identified otherWords #name'],
  '/errors/hidden-words.html': ['cantTell errors-identified otherWords #name'],
  '/errors/in-placeholder.html': ['cantTell errors-identified otherWords #name'],
  '/errors/no-form.html': ['failed errors-identified colourOnly #name'],
  '/errors/no-format.html': ['cantTell error-suggestions noFormat #e1'],
  '/errors/not-valid.html': ['cantTell error-suggestions vague #e1'],
  '/errors/other-words.html': ['cantTell errors-identified general #all'],
  '/errors/nameless.html': ['failed errors-identified nameless #all'],
  '/errors/problem-goes.html': ['cantTell status-messages goesAway #toast'],
  '/errors/refuses.html': ['cantTell errors-identified silent #form > button'],
  '/errors/sending-then-thanks.html': ['cantTell errors-identified general #said'],
  '/errors/sign-in.html': ['cantTell errors-identified leftOut #in'],
  '/errors/thanks-goes.html': ['cantTell status-messages goesAway #toast'],
  '/errors/to-server.html': ['cantTell errors-identified toServer html > body > main > form'],
  '/errors/untied.html': ['cantTell errors-identified untied #e1', 'cantTell errors-identified untied #e2'],
  '/errors/vague.html': ['cantTell error-suggestions vague #e1'],
  '/hover/drawn-tip.html': ['failed hover-content pointerOnly #rate'],
  '/hover/fading.html': ['failed hover-content fades #tip'],
  '/hover/focus-fades-button.html': ['cantTell hover-content maybeFades #tip'],
  '/hover/focus-fades-link.html': ['cantTell hover-content maybeFades #tip'],
  '/hover/focus-fades.html': ['cantTell hover-content maybeFades #tip'],
  '/hover/focus-hint.html': ['cantTell hover-content cannotDismiss #tip'],
  '/hover/focus-kept.html': ['cantTell hover-content cannotDismiss #tip'],
  '/hover/focus-script.html': ['cantTell hover-content cannotDismiss #tip'],
  '/hover/focus-sticky.html': ['cantTell hover-content cannotDismiss #tip'],
  '/hover/frame-leaves.html': ['failed hover-content runsAway #tip', 'cantTell hover-content cutShort page'],
  '/hover/frame-pointer-menu.html': ['failed hover-content pointerOnly #part >> #item'],
  '/hover/frame-runaway.html': ['failed hover-content runsAway #part >> #tip'],
  '/hover/gap.html': ['failed hover-content runsAway #tip'],
  '/hover/made-anew-pointer.html': ['cantTell hover-content maybePointerOnly #why'],
  '/hover/part-host.html': ['failed hover-content pointerOnly #part'],
  '/hover/part-pointer-menu.html': ['failed hover-content pointerOnly #part >>> #item'],
  '/hover/part-runaway.html': ['failed hover-content runsAway #part >>> #tip'],
  '/hover/goes-late-stays.html': ['cantTell hover-content goesLate #tip'],
  '/hover/goes-late.html': ['cantTell hover-content goesLate #tip'],
  '/hover/pointer-menu-link.html': ['cantTell hover-content maybePointerOnly #item'],
  '/hover/pointer-menu.html': ['failed hover-content pointerOnly #item'],
  '/hover/runaway.html': ['failed hover-content runsAway #tip'],
  '/hover/sticky-tip.html': ['failed hover-content stuck #tip'],
  '/hover/tip-closed-by-click.html': ['cantTell hover-content cannotDismiss #tip'],
  '/hover/tip-see-through.html': ['cantTell hover-content cannotDismiss #tip'],
  '/hover/tip-with-closer.html': ['cantTell hover-content cannotDismiss #tip'],
  '/hover/unreachable-tip.html': [
    'failed hover-content runsAway html > body > main > label > span > span:nth-of-type(2)',
    'failed hover-content pointerOnly #icon',
  ],
  '/operate/axe-in-dialog.html': ['failed opened-states-axe button-name #mute'],
  '/operate/axe-in-menu.html': ['failed opened-states-axe link-name #mute'],
  '/operate/axe-inside.html': ['failed opened-states-axe image-alt #dull'],
  '/operate/calendar-asks-again.html': parts('cantTell', 'maybeDays', 'calendar'),
  '/operate/calendar-delegated.html': parts('failed', 'daysUnreachable', 'calendar'),
  '/operate/calendar-delegated-typed.html': parts('cantTell', 'maybeDays', 'calendar'),
  '/operate/calendar-grid.html': parts('failed', 'partUnreachable', 'first', 'second'),
  '/operate/calendar-holds-once.html': ['cantTell dialogs-keep-focus holds #calendar'],
  '/operate/calendar-holds.html': ['cantTell dialogs-keep-focus holds #calendar'],
  // Its button does what the field does, and says nothing of the calendar.
  '/operate/calendar-locked-button.html': ['failed state-is-announced neverSaysOpen #open'],
  '/operate/calendar-locked-buttons.html': parts('failed', 'deaf', 'day'),
  '/operate/calendar-locked-typed.html': [
    'cantTell controls-work-by-keyboard maybeDeaf #day',
    'cantTell controls-work-by-keyboard maybeDays #calendar',
  ],
  '/operate/calendar-locked.html': [
    'failed controls-work-by-keyboard deaf #day',
    'failed controls-work-by-keyboard daysUnreachable #calendar',
  ],
  '/operate/calendar-marked.html': parts('cantTell', 'maybeDays', 'calendar'),
  '/operate/calendar-on-focus.html': [
    'cantTell controls-work-by-keyboard maybePart #first',
    'cantTell controls-work-by-keyboard maybePart #second',
  ],
  '/operate/calendar-read-only.html': [
    'failed controls-work-by-keyboard unreachable #open',
    'failed controls-work-by-keyboard partUnreachable #first',
    'failed controls-work-by-keyboard partUnreachable #second',
    'failed state-is-announced noRole #open',
  ],
  '/operate/calendar-typed.html': [
    'cantTell controls-work-by-keyboard maybeUnreachable #open',
    'cantTell controls-work-by-keyboard maybePart #first',
    'cantTell controls-work-by-keyboard maybePart #second',
    'failed state-is-announced noRole #open',
  ],
  '/operate/carousel-dots.html': parts('cantTell', 'maybeMember', 't2'),
  '/operate/chat-drops.html': ['cantTell dialogs-keep-focus notReturned #chat'],
  '/operate/choices-in-main.html': parts('failed', 'partUnreachable', 'small', 'large'),
  '/operate/combobox-by-mouse.html': parts('failed', 'partUnreachable', 'o1', 'o2', 'o3'),
  '/operate/combobox-deaf.html': [
    'failed controls-work-by-keyboard deaf #ward',
    ...parts('failed', 'partUnreachable', 'o1', 'o2', 'o3'),
  ],
  '/operate/combobox-mute.html': ['failed state-is-announced wrongExpanded #ward'],
  '/operate/component.html': [
    'failed controls-work-by-keyboard unreachable #bad >>> div:nth-of-type(1)',
    'failed state-is-announced noRole #bad >>> div:nth-of-type(1)',
  ],
  '/operate/component-jumps.html': ['failed on-input-no-surprise leaves #choice >>> #language'],
  '/operate/concertina.html': [
    'failed controls-work-by-keyboard unreachable html > body > main > dl > dt',
    'failed state-is-announced noRole html > body > main > dl > dt',
  ],
  '/operate/deaf-button.html': ['failed controls-work-by-keyboard deaf #deaf'],
  '/operate/delegated.html': [
    'failed controls-work-by-keyboard unreachable html > body > main > div',
    'failed state-is-announced noRole html > body > main > div',
  ],
  '/operate/cookies-in-text.html': ['counts', 'maps'].map(
    (id) => `cantTell state-is-announced maybeOnOff html > body > main > cookie-answers >>> #${id}`,
  ),
  '/operate/drag-delegated.html': ['cantTell no-need-to-drag dragged #order > li:nth-of-type(1) > span'],
  '/operate/drag-grips.html': ['cantTell no-need-to-drag dragged #order > li:nth-of-type(1) > button'],
  '/operate/drag-list.html': ['cantTell no-need-to-drag keyless #order'],
  '/operate/plan-pinched.html': ['cantTell no-need-to-drag followed #plan'],
  '/operate/grid-days-deaf.html': [
    'cantTell controls-work-by-keyboard maybeMember #month > tbody > tr > td:nth-of-type(2) > button',
  ],
  '/operate/enter-message.html': ['cantTell controls-work-by-keyboard spaceIgnored #half'],
  '/operate/enter-only.html': ['cantTell controls-work-by-keyboard spaceIgnored #half'],
  '/operate/enter-only-counts.html': ['cantTell controls-work-by-keyboard spaceIgnored #half'],
  '/operate/enter-only-words.html': [
    'cantTell controls-work-by-keyboard spaceIgnored #half',
    'failed state-is-announced neverSaysOpen #half',
  ],
  '/operate/enter-toast.html': [],
  '/operate/fake-button.html': [
    'failed controls-work-by-keyboard unreachable #more',
    'failed state-is-announced noRole #more',
  ],
  '/operate/far-lightbox.html': ['failed dialogs-keep-focus outside #far'],
  // It swallows every key. The button that leads back to the page before was lost with the page.
  '/operate/fights-back.html': [
    'failed controls-work-by-keyboard deaf #a',
    'cantTell controls-work-by-keyboard cutShort page',
  ],
  '/operate/fleeting-by-style.html': ['cantTell status-messages goesAway #toast'],
  '/operate/fleeting-said.html': ['cantTell status-messages goesAway #said'],
  '/operate/fleeting-toast.html': ['cantTell status-messages goesAway #toast'],
  '/operate/fleeting-toast-busy.html': ['cantTell status-messages goesAway #toast'],
  '/operate/fleeting.html': ['cantTell status-messages goesAway #hint'],
  '/operate/hand-made.html': ['failed state-is-announced noRole #more'],
  '/operate/narrow-deaf.html': ['failed small-window-controls deaf #open'],
  '/operate/narrow-nameless.html': ['cantTell small-window-controls nameless #open'],
  '/operate/narrow-stuck.html': ['failed small-window-controls wrongExpanded #open'],
  '/operate/narrow-untold.html': ['cantTell small-window-controls noState #open'],
  '/operate/round-consent.html': parts('cantTell', 'passedBy', 'stats', 'save'),
  '/operate/round-settings.html': parts('cantTell', 'passedBy', 'stats', 'save'),
  '/operate/look-up-holds.html': ['cantTell dialogs-keep-focus holds #found'],
  '/operate/look-up-holds-empty.html': ['cantTell dialogs-keep-focus holds #found'],
  '/operate/password-by-colour.html': ['cantTell colour-alone asTyped #long'],
  '/operate/sort-heard-above.html': parts('cantTell', 'maybeDeaf', 'day', 'bin'),
  '/operate/sorts.html': ['cantTell state-is-announced maybeNoRole #day'],
  '/operate/jumps-on.html': ['cantTell on-input-no-surprise movesFocus #one'],
  '/operate/layer-untold-button.html': ['cantTell state-is-announced maybeLayerRole #shade'],
  '/operate/layer-untold.html': ['failed state-is-announced noLayerRole #sheet'],
  '/operate/leaky-dialog.html': ['failed dialogs-keep-focus leaves #leaky'],
  // What stands for leaving, deleting and buying is nobody’s to try.
  '/operate/leaves.html': [leftOut('#out')],
  '/operate/left-alone.html': [leftOut('#drop')],
  '/operate/left-behind.html': ['cantTell dialogs-keep-focus leftBehind #ghost'],
  '/operate/link-button-bad.html': ['cantTell controls-work-by-keyboard spaceIgnored #start'],
  '/operate/like-button.html': ['cantTell state-is-announced maybeOnOff #like'],
  '/operate/many-alike.html': [leftOut('page'), 'cantTell opened-states-axe notLooked page'],
  '/operate/box-enter-only.html': parts('cantTell', 'boxIgnoresSpace', 'agree'),
  '/operate/focus-goes-with-button.html': ['cantTell dialogs-keep-focus dropped #edit'],
  '/operate/menu-no-arrows.html': parts('failed', 'partUnreachable', 'bills', 'letters'),
  '/operate/menu-no-arrows-links.html': [
    ...parts('cantTell', 'maybePart', 'bills', 'letters'),
    'cantTell dialogs-keep-focus apart #menu',
  ],
  '/operate/set-sends.html': ['failed on-input-no-surprise leaves #litres', 'failed on-input-no-surprise leaves #day'],
  '/operate/filter-pays.html': [leftOut('#go')],
  '/operate/filter-unsaid.html': ['failed status-messages countUnheard #count'],
  '/operate/filter-box-unsaid.html': ['failed status-messages countUnheard #count'],
  '/operate/state-turned-round.html': ['failed state-is-announced turnedRound #toilets'],
  '/operate/menu-drops.html': ['cantTell dialogs-keep-focus notReturned #menu'],
  '/operate/menu-tabs-away-drops.html': ['cantTell dialogs-keep-focus notReturned #menu'],
  '/operate/more-unsaid.html': ['cantTell status-messages notAnnounced #streets > li:nth-of-type(2)'],
  '/operate/mouse-only.html': [
    'failed controls-work-by-keyboard deaf #press',
    'cantTell press-can-be-taken-back actsOnDown #press',
  ],
  '/operate/mute-state.html': ['failed state-is-announced wrongExpanded #stuck'],
  '/operate/mute-tabs.html': ['failed state-is-announced wrongSelected #t2'],
  '/operate/locked-copies-toast.html': parts('cantTell', 'maybeDeaf', 'day'),
  // What opens under the pointer has taken the place of its link.
  '/operate/opens-under-pointer.html': [leftOut('page')],
  '/operate/no-paste.html': ['cantTell sign-in-by-paste blocked #word'],
  '/operate/no-return.html': ['cantTell dialogs-keep-focus notReturned #lost'],
  '/operate/chosen-by-class.html': [
    'failed state-is-announced neverSaysChosen #b2',
    'failed state-is-announced neverSaysChosen #b3',
  ],
  '/operate/chosen-by-words.html': [
    'cantTell state-is-announced noChosen #b2',
    'cantTell state-is-announced noChosen #b3',
  ],
  // Who can be pressed no more has lost the focus as well.
  '/operate/chosen-off.html': [
    ...['b2', 'b3'].map((id) => `cantTell state-is-announced noChosen #${id}`),
    ...['b2', 'b3'].map((id) => `cantTell dialogs-keep-focus dropped #${id}`),
  ],
  '/operate/chosen-without-look.html': [
    'cantTell state-is-announced noChosen #b2',
    'cantTell state-is-announced noChosen #b3',
  ],
  '/operate/open-by-class.html': [
    'failed state-is-announced neverSaysOpen #one',
    'failed state-is-announced neverSaysOpen #two',
  ],
  '/operate/open-announced.html': ['cantTell state-is-announced noState #fees'],
  '/operate/open-announced-late.html': ['cantTell state-is-announced noState #fees'],
  '/operate/open-around.html': ['cantTell state-is-announced noState #fees'],
  '/operate/open-label-still.html': ['failed state-is-announced neverSaysOpen #more'],
  '/operate/open-in-words.html': ['cantTell state-is-announced noState #fees'],
  '/operate/open-described.html': ['cantTell state-is-announced noState #fees'],
  '/operate/open-drawn-words.html': ['cantTell state-is-announced noState #fees'],
  '/operate/result-anew.html': ['cantTell state-is-announced noState #sum'],
  '/operate/result-anew-late.html': ['cantTell state-is-announced noState #sum'],
  '/operate/search-to-heading-before.html': ['cantTell status-messages notAnnounced #count'],
  '/operate/search-to-field-late.html': ['failed status-messages countUnheard #count'],
  '/operate/search-to-heading-late.html': ['cantTell status-messages notAnnounced #count'],
  '/operate/search-to-section.html': ['cantTell status-messages notAnnounced #count'],
  '/operate/steps-to-and-fro.html': ['cantTell state-is-announced noChosen #b2'],
  '/operate/type-counts-used.html': ['used', 'signs'].map((id) => `cantTell status-messages notAnnounced #${id}`),
  '/operate/type-letters-left.html': ['cantTell status-messages notAnnounced #left'],
  '/operate/type-said-late.html': ['cantTell status-messages notAnnounced #count'],
  '/operate/no-state.html': ['failed state-is-announced neverSaysOpen #silent'],
  '/operate/no-way-out.html': [
    'failed controls-work-by-keyboard partUnreachable #shut',
    'cantTell dialogs-keep-focus notMoved #held',
    'cantTell dialogs-keep-focus mayLeave #held',
    'cantTell dialogs-keep-focus noEscape #held',
  ],
  '/operate/pop-drops.html': ['cantTell dialogs-keep-focus notReturned #pop'],
  '/operate/pop-shuts-below.html': parts('failed', 'shuts', 'pop'),
  '/operate/pop-shuts-twice.html': parts('cantTell', 'maybeShuts', 'pop'),
  '/operate/pop-shuts.html': parts('failed', 'shuts', 'pop'),
  '/operate/press-down.html': ['cantTell press-can-be-taken-back actsOnDown #hide'],
  '/operate/radio-sends.html': ['failed on-input-no-surprise leaves #name'],
  '/operate/radios-deaf.html': ['cantTell controls-work-by-keyboard maybeMember #large'],
  '/operate/return-to-heading.html': ['cantTell dialogs-keep-focus notReturned #box'],
  '/operate/return-to-next.html': ['cantTell dialogs-keep-focus notReturned #box'],
  '/operate/return-to-top.html': ['failed dialogs-keep-focus strays #box'],
  '/operate/save-unsaid.html': ['cantTell status-messages notAnnounced #said'],
  '/operate/search-unsaid.html': ['failed status-messages countUnheard #count'],
  '/operate/select-jumps.html': ['failed on-input-no-surprise leaves #language'],
  '/operate/select-warned.html': ['cantTell on-input-no-surprise mayLeave #language'],
  '/operate/select-warned-far.html': ['cantTell on-input-no-surprise mayLeave #language'],
  '/operate/select-warned-welsh.html': ['cantTell on-input-no-surprise mayLeave #language'],
  '/operate/suggested-by-mouse.html': parts('cantTell', 'maybePart', 'list'),
  '/operate/switch-by-class.html': ['failed state-is-announced noOnOff #news'],
  '/operate/switch-field-far.html': ['cantTell state-is-announced stuckState #news'],
  '/operate/switch-never-told.html': ['failed state-is-announced neverTold #news'],
  '/operate/switch-refuses.html': ['cantTell state-is-announced stuckState #news'],
  '/operate/switch-saves.html': ['cantTell state-is-announced maybeOnOff #news'],
  '/operate/switch-words-far.html': ['cantTell state-is-announced stuckState #news'],
  '/operate/switches-many.html': [
    ...['bins', 'roads', 'parks', 'schools', 'libraries'].map((id) => `cantTell state-is-announced maybeOnOff #${id}`),
    'cantTell state-is-announced notReached page',
  ],
  '/operate/tabs-deaf-arrows.html': ['failed controls-work-by-keyboard memberUnreachable #t2'],
  '/operate/tabs-half-deaf.html': [
    'cantTell controls-work-by-keyboard maybeMember #t2',
    'cantTell state-is-announced noState #next',
  ],
  '/operate/type-counts.html': ['failed status-messages countUnheard #left'],
  '/operate/type-nothing-unsaid.html': ['cantTell status-messages notAnnounced #count'],
  '/operate/type-sends.html': ['failed on-input-no-surprise leaves #street'],
  '/operate/type-unsaid.html': ['failed status-messages countUnheard #count'],
  '/operate/type-unsaid-picture.html': ['cantTell status-messages notAnnounced #said'],
  '/operate/typed-closed.html': ['failed state-is-announced wrongExpanded #town'],
  '/operate/typed-closed-announced.html': ['cantTell state-is-announced maybeClosed #town'],
  '/operate/typed-marked.html': ['cantTell state-is-announced markedByLook #town'],
  '/operate/unescapable.html': [
    'cantTell state-is-announced maybeLayerRole #held',
    'cantTell dialogs-keep-focus mayLeave #held',
    'cantTell dialogs-keep-focus noEscape #held',
  ],
  '/operate/unsaid.html': ['cantTell status-messages notAnnounced #said'],
  '/operate/web-chat.html': [
    'failed controls-work-by-keyboard unreachable #webchat',
    'cantTell state-is-announced maybeNoRole #webchat',
  ],
};

const pages = Object.assign({}, ...Object.keys(PROBES).map(barrierPages)) as ReturnType<typeof barrierPages>;
let probing: ProbingPages;
const found = new Map<string, readonly string[]>();
/** Findings whose place is outlined in a picture of their own, as in `found`. */
const pictured = new Map<string, readonly string[]>();

beforeAll(async () => {
  const rules = [...Object.keys(axeFamilies.textAlternatives), ...Object.keys(axeFamilies.nameRoleValue)];
  probing = await startProbing(pages, { axe: { ...(await axeSource()), rules } });
  const limit = pLimit(AT_ONCE);
  const probe = async (address: string) => {
    const area = address.split('/')[1] as Area;
    const said = judgeAll(await probing.runAll([PROBES[area]], address));
    found.set(
      address,
      said.map(({ line }) => line),
    );
    pictured.set(
      address,
      said.flatMap(({ line, marked }) => (marked ? [line] : [])),
    );
  };
  await Promise.all(Object.keys(pages).map((address) => limit(probe, address)));
});

afterAll(() => probing.close());

describe('pages with one barrier each, and pages that only look like it', () => {
  it.each(Object.keys(pages).toSorted())('%s', (address) => {
    expect(found.get(address)).toEqual(expected[address] ?? []);
  });

  it('are all there', () => {
    expect(Object.keys(expected).filter((address) => !(address in pages))).toEqual([]);
  });
});

describe('what shows only while something is open, up or amiss', () => {
  it.each([
    '/errors/colour-only.html',
    '/errors/untied.html',
    '/errors/nameless.html',
    '/hover/frame-runaway.html',
    '/hover/runaway.html',
    '/hover/unreachable-tip.html',
    '/operate/axe-inside.html',
    '/operate/far-lightbox.html',
    '/operate/leaky-dialog.html',
  ])('is outlined in a picture of that moment: %s', (address) => {
    expect(pictured.get(address)).toEqual(expected[address]);
  });

  it('and what is by the book costs no picture', () => {
    const good = Object.keys(pages).filter((address) => !(address in expected));
    expect(good.flatMap((address) => pictured.get(address))).toEqual([]);
  });
});

describe('the server', () => {
  it('was asked for the pages and for nothing else', () => {
    const asked = probing.server.hits.filter((hit) => !/^GET \/(operate|hover|errors)\/[\w-]+\.html$/.test(hit));
    expect(asked).toEqual([]);
  });
});

async function axeSource() {
  const { readFile } = await import('node:fs/promises');
  const { createRequire } = await import('node:module');
  return { source: await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') };
}

function judgeAll(artifacts: PageEvidence['artifacts']): readonly { line: string; marked: boolean }[] {
  // Where only forms are tried, nothing else was operated.
  const seen: Record<string, unknown> = {
    ...{ axe: { version: '', rules: [], framesMissed: [] }, pixels: { links: [], groups: [], linksSeen: 0 } },
    ...nothingOperated(),
  };
  for (const [name, gathered] of Object.entries(artifacts)) {
    if (!gathered?.ok) throw new Error(`${name}: ${gathered?.error.message}`);
    seen[name] = gathered.value;
  }
  const results = new Map(
    checks.flatMap((check) => {
      if (check.scope !== 'page' || !OURS.test(check.meta.id) || check.needs.some((name) => !(name in seen))) return [];
      const subject = 'http://here.example/';
      const outcome = check.evaluate(seen as never, { url: subject, visitedAt: '2026-11-29T09:00:00.000Z' });
      return [[check, { check: check.meta.id, subject, outcome }] as const];
    }),
  );
  const asked = (outcome: Outcome) => openBeside(outcome).filter(({ at }) => at.kind === 'page');
  return [...settleByYielding(results).values()].flatMap(({ check, outcome }) =>
    [
      ...findingsOf(outcome).map((finding) => ({ ...finding, as: outcome.outcome })),
      ...asked(outcome).map((finding) => ({ ...finding, as: 'cantTell' })),
    ].map(({ as, message, at, pictures = [] }) => ({
      line: [...[as, check.replace('accessibility/', ''), message], at.kind === 'element' ? at.selector : at.kind].join(
        ' ',
      ),
      marked: pictures.some(({ marks }) => marks.some(({ box }) => box.width > 0 && box.y < 720)),
    })),
  );
}
