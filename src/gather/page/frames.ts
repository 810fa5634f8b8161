import type { CDPSession } from 'playwright';
import type { Visiting } from '../gatherer.ts';
import { openWorld, type World } from '../in-page/run.ts';

interface FrameTree {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

const MAX_FRAMES = 30;

/** An isolated world in every frame below the main one, other processes included; `missed` names those out of reach. */
export async function frameWorlds(visiting: Visiting): Promise<{ worlds: World[]; missed: string[] }> {
  const main = visiting.page.mainFrame();
  const children = visiting.page.frames().filter((frame) => frame !== main);
  const worlds: World[] = [];
  const missed: string[] = [];
  if (children.length === 0) return { worlds, missed };
  const { session } = visiting.world();
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
    const own = await visiting.context.newCDPSession(frame).catch(() => undefined);
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
