import type { BrowserContext, CDPSession, Page } from 'playwright';
import { openWorld, type World } from '../in-page/run.ts';

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

const MAX_FRAMES = 30;

export async function mainWorld(session: CDPSession): Promise<World> {
  const { frameTree } = await session.send('Page.getFrameTree');
  return openWorld(session, frameTree.frame.id);
}

/** An isolated world in every frame below the main one, other processes included; `missed` names those out of reach. */
export async function frameWorlds(shown: Shown): Promise<{ worlds: World[]; missed: string[] }> {
  const { page, context, session } = shown;
  const main = page.mainFrame();
  const children = page.frames().filter((frame) => frame !== main);
  const worlds: World[] = [];
  const missed: string[] = [];
  if (children.length === 0) return { worlds, missed };
  const open = async (inSession: CDPSession, id: string, url: string) => {
    if (worlds.length >= MAX_FRAMES) return void missed.push(url);
    const world = await openWorld(inSession, id).catch(() => undefined);
    if (world) worlds.push(world);
    else missed.push(url);
  };
  const local = await framesOf(session);
  for (const { id, url } of local.slice(1)) await open(session, id, url);
  for (const frame of children) {
    // Frames of other sites may live in a process of their own, with a session of their own.
    const own = await context.newCDPSession(frame).catch(() => undefined);
    if (!own) continue;
    for (const { id, url } of await framesOf(own).catch(() => [])) await open(own, id, url);
  }
  return { worlds, missed };
}

async function framesOf(session: CDPSession): Promise<{ id: string; url: string }[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const flatten = ({ frame, childFrames = [] }: FrameTree): { id: string; url: string }[] => [
    { id: frame.id, url: frame.url.slice(0, 500) },
    ...childFrames.flatMap(flatten),
  ];
  return flatten(frameTree);
}
