import { findHiddenFields } from '../../in-page/keys-labels.ts';
import { numbersOf } from '../../in-page/keys-tell.ts';
import { findUnreached, type ReachAsked, type Suspect, type Suspects } from '../../in-page/keys-unreached.ts';
import { ask, runInTurn } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';

export interface Heard {
  readonly listens: readonly (readonly [id: number, types: readonly string[]])[];
  /** More listen than are in `listens`. */
  readonly cut: boolean;
  /** Elements that run one and the same function for a click. */
  readonly alike: readonly (readonly number[])[];
  readonly delegates: { readonly click: boolean; readonly key: boolean };
  /** Somebody in the page hears of keys, or of what has the focus. */
  readonly follows: boolean;
  /** Who listens for fingers that move: elements by number. And what the page as a whole hears of such and of its own movement. */
  readonly movements: { readonly on: readonly number[]; readonly page: readonly string[] };
}

const MOST_NODES = 300;
/** The debugger shows the functions that listen only of what belongs to a group. */
const GROUP = 'lgdss-listeners';
const OF_INTEREST =
  /^(click|dblclick|mouse(down|up|over|enter)|pointer(down|up|over|enter)|touch(start|end)|key(down|up|press)|focus|focusin|blur|focusout)$/;

/** Of fingers on the glass, and of the device in the hand. */
const MOVES = /^(touchmove|gesture(start|change|end)|devicemotion|deviceorientation(absolute)?)$/;
const MOST_MOVED = 20;
const FOLLOWS = /^(key|focus|blur|selectionchange|scroll)/;

/** Who listens for what: only the browser's debugger knows. */
export async function listenersOf({ session, world: worldOf }: Probing): Promise<Heard> {
  const world = await worldOf();
  // In the page's own world: the debugger shows the listeners of the world it is asked in.
  const evaluated = async (expression: string) =>
    (await session.send('Runtime.evaluate', { expression, objectGroup: GROUP })).result.objectId ?? '';
  // What can be asked at one go costs a third of what it does one after the other.
  const [root, view] = await Promise.all([evaluated('document'), evaluated('window')]);
  const [{ listeners }, whole, described] = await Promise.all([
    session.send('DOMDebugger.getEventListeners', { objectId: root, depth: -1, pierce: true }),
    session.send('DOMDebugger.getEventListeners', { objectId: view }),
    // As the debugger has it: in the page's own world, `document.body` may be a form of that name.
    session.send('DOM.describeNode', { objectId: root, depth: 2 }).catch(() => undefined),
  ]);
  const top = described ? topOf(described.node) : new Set<number>();
  const page = described?.node.backendNodeId;
  const types = new Map<number, Set<string>>();
  const onClick: { readonly node: number; readonly objectId: string }[] = [];
  let cut = false;
  const moved = new Set<number>();
  const movesPage = new Set(whole.listeners.map(({ type }) => type).filter((type) => MOVES.test(type)));
  const rootTypes = new Set(whole.listeners.map(({ type }) => type));
  for (const { type, backendNodeId, originalHandler, handler } of listeners) {
    const { objectId } = originalHandler ?? handler ?? {};
    if (type === 'click' && backendNodeId !== undefined && objectId && onClick.length < MOST_NODES)
      onClick.push({ node: backendNodeId, objectId });
    if (backendNodeId !== undefined && MOVES.test(type)) {
      if (top.has(backendNodeId)) movesPage.add(type);
      else if (moved.size < MOST_MOVED) moved.add(backendNodeId);
    }
    if (backendNodeId === undefined || !OF_INTEREST.test(type)) continue;
    if (top.has(backendNodeId)) rootTypes.add(type);
    else if (types.has(backendNodeId) || types.size < MOST_NODES)
      types.set(backendNodeId, (types.get(backendNodeId) ?? new Set()).add(type));
    else cut = true;
  }
  const nodes = [...new Set([...types.keys(), ...moved])];
  const resolved = await Promise.all(
    nodes.map((backendNodeId) =>
      session
        .send('DOM.resolveNode', { backendNodeId, executionContextId: world.contextId })
        .then(({ object }) => object.objectId)
        .catch(() => undefined),
    ),
  );
  const [{ result }, groups] = await Promise.all([
    session.send('Runtime.callFunctionOn', {
      functionDeclaration: numbersOf.toString(),
      executionContextId: world.contextId,
      arguments: resolved.map((objectId) => (objectId ? { objectId } : { value: null })),
      returnByValue: true,
    }),
    alikeOf(
      session,
      onClick.map(({ objectId }) => objectId),
    ),
  ]);
  const ids = (result.value ?? []) as readonly number[];
  const listens = nodes.flatMap((node, index): Heard['listens'] => {
    const id = ids[index] ?? -1;
    const heard = types.get(node);
    return id < 0 || !heard ? [] : [[id, [...heard].toSorted()]];
  });
  const idOf = new Map(nodes.map((node, index) => [node, ids[index] ?? -1]));
  const alike = [...Map.groupBy(onClick, (_, index) => groups[index] ?? -1 - index).values()]
    .map((group) => [...new Set(group.map(({ node }) => idOf.get(node) ?? -1).filter((id) => id >= 0))])
    .filter((group) => group.length > 1);
  await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP });
  const any = (sign: RegExp) => [...rootTypes].some((type) => sign.test(type));
  const following = [...listeners, ...whole.listeners].filter(({ type }) => FOLLOWS.test(type));
  // Our own two on the document are among them: what hears of the focus is shown whichever world it is in.
  const isOurs = (one: (typeof listeners)[number]) =>
    one.backendNodeId === page && one.useCapture && (one.type === 'focus' || one.type === 'blur');
  const follows = following.length > Math.min(2, following.filter(isOurs).length);
  return {
    listens,
    cut,
    alike,
    follows,
    movements: {
      on: [...moved].map((node) => idOf.get(node) ?? -1).filter((id) => id >= 0),
      page: [...movesPage].toSorted(),
    },
    delegates: { click: any(/^(click|mouse(down|up)|pointer(down|up))$/), key: any(/^key/) },
  };
}

interface Described {
  readonly nodeType: number;
  readonly localName: string;
  readonly backendNodeId: number;
  readonly children?: readonly Described[];
}

/** The document, its element and its body: what hears of everything in the page. */
function topOf(page: Described): Set<number> {
  const element = page.children?.find(({ nodeType }) => nodeType === 1);
  const body = element?.children?.find(({ localName }) => /^(body|frameset)$/.test(localName));
  return new Set([page, element, body].flatMap((one) => one?.backendNodeId ?? []));
}

/** For each of these functions the place of the first that is the same. It runs beside the page's scripts, so it calls nothing. */
async function alikeOf(session: Probing['session'], handlers: readonly string[]): Promise<readonly number[]> {
  const [first] = handlers;
  if (!first) return [];
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: first,
    functionDeclaration: `function (...all) {
      const firsts = [];
      for (let at = 0; at < all.length; at += 1) {
        let same = 0;
        while (all[same] !== all[at]) same += 1;
        firsts[at] = same;
      }
      return firsts;
    }`,
    arguments: handlers.map((objectId) => ({ objectId })),
    returnByValue: true,
  });
  return Array.isArray(result.value) ? result.value : [];
}

export async function unreachedOf(
  probing: Probing,
  heard: Heard,
  walk: Pick<ReachAsked, 'reached' | 'inPart'>,
): Promise<Suspects & { readonly labels: readonly Suspect[] }> {
  const [{ suspects, cut }, labels] = await runInTurn(
    await probing.world(),
    ask(findUnreached, { ...heard, ...walk }),
    ask(findHiddenFields, { reached: walk.reached }),
  );
  return { suspects, cut: cut || heard.cut, labels };
}
