import type { PageArtifacts } from '../../model/evidence.ts';
import type { KeyElement, KeyStop } from '../../model/seen/keyboard.ts';
import { findHoverMenus } from '../in-page/keys-hover-menus.ts';
import { findBackward, findPassedOver } from '../in-page/keys-order.ts';
import { findAccessKeys } from '../in-page/keys-tell.ts';
import { ask, type InPage, runInTurn, runInWorld } from '../in-page/run.ts';
import { type WentBack, walkBack } from './keyboard/back.ts';
import { findUnseen } from './keyboard/closed.ts';
import { findCulprits } from './keyboard/culprits.ts';
import { findGoneWhenForced } from './keyboard/forced.ts';
import { findFrameShortcuts } from './keyboard/frame-shortcuts.ts';
import { listenersOf, unreachedOf } from './keyboard/listeners.ts';
import { measureMarks } from './keyboard/marks.ts';
import { movementsOf } from './keyboard/movements.ts';
import { withReasons } from './keyboard/reasons.ts';
import { compareRings } from './keyboard/rings.ts';
import { findShortcuts } from './keyboard/shortcuts.ts';
import { trySkips } from './keyboard/skips.ts';
import { mayComeOfFocus } from './keyboard/surprises.ts';
import { tryByMouse } from './keyboard/trials.ts';
import { type Stopped, walk } from './keyboard/walk.ts';
import type { Probe, Probing } from './probe.ts';

/** Of the picture, on which findings are shown too. Whoever opens it needs the more memory the taller it is. */
const MOST_HEIGHT = 8000;

/** Goes through the page with the Tab key as somebody without a mouse does, and looks where the focus is at each stop. */
export const keyboard: Probe<'keyboard'> = {
  artifact: 'keyboard',
  timeoutMs: 30_000,
  leaves: 'perhaps-changed',
  run: goThrough,
};

async function goThrough(probing: Probing): Promise<PageArtifacts['keyboard']> {
  const run = async <A, R>(fn: InPage<A, R>, argument: A) => runInWorld(await probing.world(), fn, argument);
  const walked = await walk(probing);
  const { stops, ended, wrapped } = walked;
  const ids = stops.map(({ id }) => id);
  const isRound = (at: number) => walked.traps.some(({ stops: round }) => round.includes(at) && round.includes(at - 1));
  const world = await probing.world();
  const [behind, accessKeys] = await runInTurn(world, ask(findBackward, ids), ask(findAccessKeys, null));
  const backward = behind.filter((at) => at !== wrapped && !isRound(at));
  const heard = await listenersOf(probing);
  const movements = await movementsOf(run, heard);
  // At once, while the focus is where the walk has ended.
  const gone = ended === 'end' ? await walkBack(probing, walked, run, heard) : NOT_BACK;
  const surprises = await findCulprits(probing, stops, heard, walked.surprises);
  const doubtful = mayComeOfFocus(walked, heard);
  // Behind a trap, or where the walk ran out of steps, what Tab would have come to counts as reached.
  const { suspects, cut, labels } = walked.swallowed
    ? { suspects: [], cut: false, labels: [] }
    : await unreachedOf(probing, heard, { reached: ids, inPart: ended !== 'end' });
  const areas = await measureMarks(probing, stops, heard.follows);
  const rings = await compareRings(probing, stops, areas);
  const goneForced = await findGoneWhenForced(probing, stops);
  const all = stops.map(
    (stop, index): KeyStop => ({
      ...stopOf(stop, rings.get(stop.id)),
      ...areaOf(areas.get(stop.id)),
      ...(goneForced.has(stop.id) ? { forced: 'gone' as const } : {}),
      ...gone.covered.get(index),
    }),
  );
  const [passedOver, menus, unseen] = await runInTurn(
    await probing.world(),
    ask(ended === 'end' || walked.swallowed ? findPassedOver : none, ids),
    ask(ended === 'end' ? findHoverMenus : none, ids),
    ask(findUnseen, walked.closed),
  );
  const picture =
    stops.length + suspects.length + labels.length > 0
      ? await probing.picture({ fullPage: true, mostHeight: MOST_HEIGHT })
      : null;
  // These come last, as they may change the page.
  const skips = await trySkips(probing, stops);
  const single = heard.delegates.key ? await findShortcuts(probing) : NO_SHORTCUTS;
  const inFrames = await findFrameShortcuts(probing);
  const hovered = menus.map((one) => ({ ...one, how: 'hover' as const, sure: false }));
  const tried = await tryByMouse(probing, [...suspects, ...labels], ids);
  const isTold = ({ selector }: KeyElement) => tried.some((one) => one.selector === selector);
  // After all else, as the page is loaded again for it.
  const reasoned = await withReasons(probing, surprises, doubtful);
  const unreached = [...tried, ...hovered.filter((one) => !isTold(one))];
  return {
    stops: all,
    ended,
    traps: [...walked.traps, ...gone.traps],
    ...(walked.heldIn === null ? {} : { heldIn: walked.heldIn }),
    surprises: reasoned,
    unreached,
    ...(cut ? { unreachedCut: true } : {}),
    skips,
    backward,
    swallowed: walked.swallowed,
    passedOver: passedOver.filter(({ selector }) => !surprises.some(({ on }) => on.selector === selector)),
    unseen,
    back: gone.back,
    accessKeys,
    shortcuts: single.found,
    shortcutsTried: single.tried,
    ...(single.at ? { shortcutAt: single.at } : {}),
    ...(inFrames.length > 0 ? { frameShortcuts: inFrames } : {}),
    movements,
    picture,
  };
}

const none = (): readonly KeyElement[] => [];

const NOT_BACK: WentBack = { back: null, traps: [], covered: new Map() };

const NO_SHORTCUTS = { found: [], tried: 'none', at: null } as const;

const areaOf = (area: KeyStop['area']): Pick<KeyStop, 'area'> => (area ? { area } : {});

function stopOf({ seen, changes, shot }: Stopped, ring: Pick<KeyStop, 'pixels' | 'picture'> | undefined): KeyStop {
  const { at, disguise: _, fragment: _fragment, ...stop } = seen;
  return {
    ...stop,
    changes: changes ?? [],
    pixels: changes === null ? 'differ' : (ring?.pixels ?? 'not-compared'),
    picture: ring?.picture ?? (shot && { shot, box: at }),
  };
}
