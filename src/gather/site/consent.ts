import type { AfterChoice, Banner, Choice, Consent, ControlDoes, KeptState } from '../../model/seen/consent.ts';
import { startAndForm } from './choose-pages.ts';
import { type CleanTab, inCleanTab } from './clean-tab.ts';
import { bannerIn, controlFor, press } from './consent/choose.ts';
import { watchState } from './consent/state.ts';
import { gathered } from './gathered.ts';
import { type LookingAround, NotTested, type SiteGatherer } from './site-gatherer.ts';

/** Opened after the choice, besides the page on which it was made. */
const MOST_LATER = 2;

const SIGNED_IN =
  'What is kept before a choice must be seen as a new visitor sees it, and this scan was signed in. Scan the site without a sign-in as well.';

/** Looks at a site as people do who have not been there before: what it keeps before they choose, and after either choice. */
export const consent: SiteGatherer<'consent'> = {
  artifact: 'consent',
  what: 'what is kept before and after a choice about cookies',
  timeoutMs: 180_000,
  async gather(around) {
    if (around.signedIn) throw new NotTested(SIGNED_IN);
    const [start, form] = await startAndForm(around);
    if (start === undefined) throw new Error('No page of the site was scanned.');
    const others = [form, ...around.pages.slice(1).map(({ url }) => url)].filter((url) => url !== undefined);
    const later = [...new Set(others)].slice(0, MOST_LATER);
    // At once where a host takes that: each load takes its turn.
    const [{ banner, settings, ...seen }, formSeen] = await Promise.all([
      inCleanTab(around, {}, (tab) => firstLook(tab, start)),
      form === undefined ? null : inCleanTab(around, {}, (tab) => beforeOn(tab, form)),
    ]);
    const choose = (wanted: readonly ControlDoes[]) => choice(around, { start, later, wanted, banner, settings });
    const [rejected, accepted] = await Promise.all([choose(['reject']), choose(['accept'])]);
    return { pages: [seen.first, ...(formSeen ? [formSeen] : [])], banner, settings, rejected, accepted };
  },
};

async function beforeOn(tab: CleanTab, url: string): Promise<Consent['pages'][number]> {
  const state = watchState(tab);
  await tab.open(url);
  return { url, before: await state() };
}

async function firstLook(tab: CleanTab, start: string) {
  const first = await beforeOn(tab, start);
  const banner = await bannerIn(tab);
  const open = controlFor(banner, ['settings']);
  const opened = open ? await press(tab, open) : null;
  const inside = opened === null ? null : await bannerIn(tab);
  const news = inside && JSON.stringify(inside.controls) !== JSON.stringify(banner?.controls);
  return { first, banner, settings: news ? { controls: inside.controls, options: inside.options } : null };
}

interface Choosing extends Pick<Consent, 'banner' | 'settings'> {
  readonly start: string;
  readonly later: readonly string[];
  readonly wanted: readonly ControlDoes[];
}

/** The shortest way there. To save settings in which nothing is chosen is to refuse. */
function wayTo({ banner, settings, wanted }: Choosing): readonly (readonly ControlDoes[])[] | null {
  if (controlFor(banner, wanted)) return [wanted];
  const nothingChosen = settings?.options.every(({ checked, fixed }) => fixed || !checked) ?? false;
  const inside = wanted.includes('reject') && nothingChosen ? [...wanted, 'save' as const] : wanted;
  return controlFor(settings, inside) ? [['settings'], inside] : null;
}

async function choice(around: LookingAround, choosing: Choosing): Promise<Choice | null> {
  const way = wayTo(choosing);
  if (!way) return null;
  const clicks: string[] = [];
  const after = inCleanTab(around, {}, async (tab): Promise<AfterChoice> => {
    const state = watchState(tab);
    await tab.open(choosing.start);
    for (const step of way) {
      await state();
      const control = controlFor(await bannerIn(tab), step);
      const clicked = control ? await press(tab, control) : null;
      if (clicked === null) throw new Error('The banner could not be used a second time.');
      clicks.push(clicked);
    }
    const gone = asksNothing(await bannerIn(tab));
    const there = await state();
    const later: { url: string; banner: boolean; state: KeptState }[] = [];
    for (const url of choosing.later) {
      await tab.open(url);
      later.push({ url, banner: !asksNothing(await bannerIn(tab)), state: await state() });
    }
    return { gone, there, later };
  });
  return { clicks, after: await gathered(after) };
}

/** A note that the choice was kept is no banner any more. */
const asksNothing = (banner: Banner | null) => controlFor(banner, ['accept', 'reject']) === undefined;
