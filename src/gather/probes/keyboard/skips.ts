import type { KeyElement, KeySkip } from '../../../model/seen/keyboard.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import type { WithKeys } from '../../in-page/keys.ts';
import { setFocus } from '../../in-page/keys-ring.ts';
import { afterStep } from '../../in-page/keys-stop.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { ENTER, press, TAB } from './press.ts';
import type { Stopped } from './walk.ts';

const FIRST_STOPS = 3;
/** It says itself what it is. */
const NAMED = /^(skip|jump|neidio)\b/i;
const SKIPS = /skip|jump|main|content|neidio|cynnwys/i;

/** Links at the head of the page that lead further down it: are they seen, and do they lead there? */
export async function trySkips(probing: Probing, stops: readonly Stopped[]): Promise<readonly KeySkip[]> {
  const skips: KeySkip[] = [];
  for (const [index, { id, seen }] of stops.slice(0, FIRST_STOPS).entries()) {
    if (seen.frame !== null) continue;
    const world = await probing.world();
    if (seen.fragment === null) {
      // To another page, or a button with a script: nobody can tell from here where it should lead.
      if (!NAMED.test(seen.name)) continue;
      const { selector, html, role, name, frame, box, shown, inView } = seen;
      const moved = seen.href === '' && probing.mayAct() ? await follow(probing, id, '') : null;
      const skip = { selector, html, role, name, frame, box, stop: index, target: seen.href, found: false };
      skips.push({ ...skip, shown: shown && inView, works: moved === true ? true : null });
      continue;
    }
    if (!SKIPS.test(`${seen.name} ${seen.fragment}`)) continue;
    // In the content it skips something else, and so may stay where it is.
    if (await runInWorld(world, isInMain, id)) continue;
    const found = await runInWorld(world, hasTarget, seen.fragment);
    const { selector, html, role, name, frame, box, shown, inView } = seen;
    const skip = { selector, html, role, name, frame, box, stop: index, target: seen.fragment, found };
    const works = probing.signal.aborted ? null : await follow(probing, id, seen.fragment);
    const toMenu = NAMED.test(name) && (await runInWorld(world, isInMenu, seen.fragment));
    skips.push({ ...skip, shown: shown && inView, works, ...(toMenu ? { toMenu } : {}) });
  }
  if (skips.length > 0) return skips;
  const ids = stops.map(({ id }) => id);
  const unreached = await runInWorld(await probing.world(), findUnreachedSkips, { ids, named: NAMED.source });
  return unreached.map((one) => ({ ...one, stop: null, found: true, shown: false, works: null }));
}

async function follow(probing: Probing, id: number, fragment: string): Promise<boolean | null> {
  const world = await probing.world();
  if (!(await runInWorld(world, setFocus, { id, on: true }))) return null;
  await press(probing.session, ENTER);
  const scrolled = await runInWorld(world, isThere, { fragment, id });
  await press(probing.session, TAB);
  const { active } = await runInWorld(world, afterStep, null);
  return scrolled || (await runInWorld(world, isBehind, { fragment, active }));
}

function isInMain(h: InPageHelpers, id: number): boolean {
  const element = (globalThis as unknown as WithKeys).lgdssKeys.elements[id];
  return element ? h.prop(element, 'closest').call(element, 'main, [role=main]') !== null : true;
}

function hasTarget(_: InPageHelpers, fragment: string): boolean {
  const name = decodeURIComponent(fragment.slice(1));
  if (name === '') return false;
  return document.getElementById(name) !== null || document.getElementsByName(name).length > 0 || name === 'top';
}

function isInMenu(h: InPageHelpers, fragment: string): boolean {
  const target = document.getElementById(decodeURIComponent(fragment.slice(1)));
  if (!target) return false;
  return h.prop(target, 'closest').call(target, 'nav, [role=navigation]') !== null;
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

/** The focus has gone to something else: to the target, or wherever a script thinks right. */
function isThere(_: InPageHelpers, { fragment, id }: { fragment: string; id: number }): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const active = keys.active();
  const target = document.getElementById(decodeURIComponent(fragment.slice(1)));
  return active !== null && keys.id(active) !== id && (target === null || target.contains(active));
}

/** The next stop after the link was followed lies in or behind the target. Without any further stop, that is so too. */
function isBehind(_: InPageHelpers, { fragment, active }: { fragment: string; active: number | null }): boolean {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const name = decodeURIComponent(fragment.slice(1));
  const target = document.getElementById(name) ?? document.getElementsByName(name)[0];
  if (!target) return false;
  const element = active === null ? null : keys.elements[active];
  if (!element) return document.URL.endsWith(fragment);
  return target.contains(element) || (target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
