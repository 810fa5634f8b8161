import type { BrowserContext, CDPSession, Page } from 'playwright';
import { within } from '../deadline.ts';
import { evaluate, openWorld, type World } from '../in-page/run.ts';

interface FrameTree {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

/** A tab with something in it. */
interface Shown {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly session: CDPSession;
}

export interface FrameWorld {
  readonly world: World;
  readonly id: string;
  readonly url: string;
}

const MAX_FRAMES = 30;
const FRAME_MS = 1000;

export async function mainWorld(session: CDPSession): Promise<World> {
  const { frameTree } = await session.send('Page.getFrameTree');
  return openWorld(session, frameTree.frame.id);
}

/** An isolated world in every frame below the main one, other processes included; `missed` names those out of reach. */
export async function frameWorlds({
  page,
  context,
  session,
}: Shown): Promise<{ frames: FrameWorld[]; missed: string[] }> {
  const main = page.mainFrame();
  const children = page.frames().filter((frame) => frame !== main);
  if (children.length === 0) return { frames: [], missed: [] };
  const found = (await framesOf(session)).slice(1).map((frame) => ({ ...frame, session }));
  for (const frame of children.slice(0, MAX_FRAMES)) {
    // Frames of other sites may live in a process of their own, with a session of their own.
    const own = await context.newCDPSession(frame).catch(() => undefined);
    if (!own) continue;
    const inside = await within(FRAME_MS, 'Reaching a frame', framesOf(own)).catch(() => []);
    found.push(...inside.map((frame) => ({ ...frame, session: own })));
  }
  const opened = await Promise.all(
    found.slice(0, MAX_FRAMES).map(async ({ session, id, url }) => {
      const world = await within(FRAME_MS, 'Reaching a frame', openWorld(session, id)).catch(() => undefined);
      return world && { world, id, url };
    }),
  );
  const frames = opened.filter((frame) => frame !== undefined);
  const reached = new Set(frames.map(({ url }) => url));
  return { frames, missed: found.map(({ url }) => url).filter((url) => !reached.has(url)) };
}

/** The same in the frames of the page's own process alone, for which no further session is opened. */
export async function nearFrames(session: CDPSession): Promise<FrameWorld[]> {
  const found = (await framesOf(session)).slice(1, 1 + MAX_FRAMES);
  const opened = found.map(async ({ id, url }) => {
    const world = await within(FRAME_MS, 'Reaching a frame', openWorld(session, id)).catch(() => null);
    return world && { world, id, url };
  });
  return (await Promise.all(opened)).filter((frame) => frame !== null);
}

export async function nearFrameWorlds(session: CDPSession): Promise<World[]> {
  return (await nearFrames(session)).map(({ world }) => world);
}

/** Which of the page's frames it is, in their order; -1 for a frame in a frame. */
export async function placeOf({ session, contextId }: World, { id }: FrameWorld): Promise<number> {
  const { backendNodeId } = await session.send('DOM.getFrameOwner', { frameId: id });
  const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId: contextId });
  if (!object.objectId) return -1;
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: "function () { return [...document.querySelectorAll('iframe, frame')].indexOf(this); }",
    returnByValue: true,
  });
  await session.send('Runtime.releaseObject', { objectId: object.objectId });
  return typeof result.value === 'number' ? result.value : -1;
}

/** Whether timers run in it: not in a frame that hangs, and not in a sandbox that forbids scripts. */
export async function ticks(world: World): Promise<boolean> {
  const tick = evaluate(world, 'new Promise((resolve) => setTimeout(resolve, 0))');
  return within(FRAME_MS, 'A sign of life', tick).then(
    () => true,
    () => false,
  );
}

async function framesOf(session: CDPSession): Promise<{ id: string; url: string }[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const flatten = ({ frame, childFrames = [] }: FrameTree): { id: string; url: string }[] => [
    { id: frame.id, url: frame.url.slice(0, 500) },
    ...childFrames.flatMap(flatten),
  ];
  return flatten(frameTree);
}
