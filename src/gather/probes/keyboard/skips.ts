import type { KeyElement, KeySkip } from '../../../model/seen/keyboard.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import type { WithKeys } from '../../in-page/keys.ts';
import { setFocus } from '../../in-page/keys-ring.ts';
import { afterStep } from '../../in-page/keys-stop.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { ENTER, press, TAB } from './press.ts';
import { pictureOf } from './rings.ts';
import type { Stopped } from './walk.ts';

const FIRST_STOPS = 3;
/** Scripts that lead there themselves take a moment, often until the page has scrolled. */
const SCRIPT_MS = 600;
/** It says itself what it is. */
const NAMED = /^(skip|jump|neidio)\b/i;
const SKIPS = /skip|jump|main|content|neidio|cynnwys/i;

/** Links at the head of the page that lead further down it: are they seen, and do they lead there? */
export async function trySkips(probing: Probing, stops: readonly Stopped[]): Promise<readonly KeySkip[]> {
  const skips: KeySkip[] = [];
  const ids = stops.map(({ id }) => id);
  for (const [index, { id, seen }] of stops.slice(0, FIRST_STOPS).entries()) {
    if (seen.frame !== null) continue;
    const world = await probing.world();
    if (seen.fragment === null) {
      // To another page, or a button with a script: nobody can tell from here where it should lead.
      if (!NAMED.test(seen.name)) continue;
      const { selector, html, role, name, frame, box, shown, inView } = seen;
      const moved = seen.href === '' && probing.mayAct() ? await follow(probing, id, '', ids) : null;
      const skip = { selector, html, role, name, frame, box, stop: index, target: seen.href, found: false };
      const tried = { ...skip, shown: shown && inView, works: moved === true ? true : null };
      skips.push(await withPicture(probing, stops[index], tried));
      continue;
    }
    if (!SKIPS.test(`${seen.name} ${seen.fragment}`)) continue;
    const target = decoded(seen.fragment.slice(1));
    const { inMain, toTop, found, toMenu } = await runInWorld(world, whereItLeads, { id, target });
    // In the content it skips something else, and so may stay where it is. Back to the top is no way past anything.
    if (inMain || toTop) continue;
    const { selector, html, role, name, frame, box, shown, inView } = seen;
    const skip = { selector, html, role, name, frame, box, stop: index, target: seen.fragment, found };
    const works = probing.signal.aborted ? null : await follow(probing, id, seen.fragment, ids);
    const tried = { ...skip, shown: shown && inView, works, ...(toMenu && NAMED.test(name) ? { toMenu } : {}) };
    skips.push(await withPicture(probing, stops[index], tried));
  }
  if (skips.length > 0) return skips;
  const unreached = await runInWorld(await probing.world(), findUnreachedSkips, { ids, named: NAMED.source });
  return unreached.map((one) => ({ ...one, stop: null, found: true, shown: false, works: null }));
}

/** Of one that a person will have to look at. It has been followed by then, which scrolls the page at most. */
async function withPicture(probing: Probing, stop: Stopped | undefined, skip: KeySkip): Promise<KeySkip> {
  const isFine = skip.shown && skip.works === true && !skip.toMenu;
  if (isFine || !stop || probing.signal.aborted) return skip;
  const picture = await pictureOf(probing, stop.id, stop.seen.at);
  return picture ? { ...skip, picture } : skip;
}

async function follow(
  probing: Probing,
  id: number,
  fragment: string,
  stops: readonly number[],
): Promise<boolean | null> {
  const name = decoded(fragment.slice(1));
  const world = await probing.world();
  if (!(await runInWorld(world, setFocus, { id, on: true }))) return null;
  await press(probing.session, ENTER);
  const there = await runInWorld(world, isThere, { name, fragment, id, most: SCRIPT_MS });
  await press(probing.session, TAB);
  const { active } = await runInWorld(world, afterStep, null);
  return there || (await runInWorld(world, isBehind, { name, fragment, active, stops }));
}

/** As the browser reads it: what is no proper code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function whereItLeads(
  h: InPageHelpers,
  { id, target }: { id: number; target: string },
): { readonly inMain: boolean; readonly toTop: boolean; readonly found: boolean; readonly toMenu: boolean } {
  const element = (globalThis as unknown as WithKeys).lgdssKeys.elements[id];
  const named = document.getElementById(target);
  return {
    inMain: element ? h.prop(element, 'closest').call(element, 'main, [role=main]') !== null : true,
    toTop: target.toLowerCase() === 'top' && named === null,
    found: target !== '' && (named !== null || document.getElementsByName(target).length > 0),
    toMenu: named !== null && h.prop(named, 'closest').call(named, 'nav, [role=navigation]') !== null,
  };
}

/** Links that say they skip something, and have no place in the order of the Tab key. */
function findUnreachedSkips(
  h: InPageHelpers,
  { ids, named }: { ids: readonly number[]; named: string },
): readonly (KeyElement & { target: string })[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const all = [...document.querySelectorAll('a[href^="#"]')].slice(0, 200);
  return all
    .filter(
      (one) =>
        new RegExp(named, 'i').test(h.textOf(one, 80)) &&
        !ids.includes(keys.id(one)) &&
        h.prop(one, 'closest').call(one, 'main, [role=main]') === null,
    )
    .slice(0, 3)
    .map((one) => ({
      ...keys.describe(one),
      target: (h.prop(one, 'getAttribute').call(one, 'href') ?? '').slice(0, 200),
    }));
}

/**
 * The focus has gone to something else: to the target, or wherever a script thinks right. Where the address stayed as it
 * was, only a script can lead there, and is waited for.
 */
async function isThere(
  _: InPageHelpers,
  { name, fragment, id, most }: { name: string; fragment: string; id: number; most: number },
): Promise<boolean> {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const target = document.getElementById(name);
  const isOn = () => {
    const active = keys.active();
    return active !== null && keys.id(active) !== id && (target === null || target.contains(active));
  };
  const byScript = !document.URL.endsWith(fragment || '#');
  for (let waited = 0; byScript && !isOn() && waited < most; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return isOn();
}

/**
 * The next stop after the link was followed lies in or behind the target. Where there is no such stop, the Tab key goes
 * round to the first one, and the link has led there all the same.
 */
function isBehind(
  _: InPageHelpers,
  {
    name,
    fragment,
    active,
    stops,
  }: { name: string; fragment: string; active: number | null; stops: readonly number[] },
): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const target = document.getElementById(name) ?? document.getElementsByName(name)[0];
  if (!target) return false;
  const behind = (element: Element) =>
    target.contains(element) || (target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const element = active === null ? null : keys.elements[active];
  const any = stops.some((id) => keys.elements[id] !== undefined && behind(keys.elements[id] as Element));
  return element && any ? behind(element) : document.URL.endsWith(fragment);
}
