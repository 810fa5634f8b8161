/// <reference lib="dom" />
import { z } from 'zod';
import type { ScriptSound } from '../../../model/seen/motion.ts';
import { runInWorld, type World } from '../../in-page/run.ts';
import { readSoundControl } from '../../in-page/sound-controls.ts';
import { readSoundsAsked } from '../../in-page/sounds-asked.ts';

const GROUP = 'lgdss-sounds';
const MOST = 20;
/** Seconds that a sound may last without a way to stop it. */
const SHORT = 3;

/**
 * What was started without standing in the page: players that a script has made for itself, and sound that it works out. Nobody
 * has touched the page, so whatever was started has started by itself.
 */
export async function scriptSounds(world: World): Promise<readonly ScriptSound[]> {
  const asked = await runInWorld(world, readSoundsAsked, null);
  if (asked.elsewhere.length === 0 && asked.started === 0) return [];
  const players = asked.elsewhere.length === 0 ? [] : await playersOf(world);
  const sounds = asked.elsewhere.flatMap((address): Omit<ScriptSound, 'control'>[] => {
    const player = players.find((one) => one.address === address && !one.here);
    const { silent = false, loops = false, length = null } = player ?? {};
    const isShort = !loops && length !== null && length <= SHORT;
    return silent || isShort ? [] : [{ by: 'audio', address, loops, length }];
  });
  if (asked.started > 0) sounds.push({ by: 'web-audio', address: '', loops: false, length: null });
  if (sounds.length === 0) return [];
  const control = await runInWorld(world, readSoundControl, null);
  return sounds.map((one) => ({ ...one, control }));
}

const playerSchema = z.object({
  /** It stands in the page, where it is found without this. */
  here: z.boolean(),
  silent: z.boolean(),
  loops: z.boolean(),
  length: z.number().nullable(),
  address: z.string().max(300),
});
type Player = z.infer<typeof playerSchema>;

/** All players that the page's scripts hold, wherever. Read in our own world, where the page has no say. */
async function playersOf({ session, contextId }: World): Promise<readonly Player[]> {
  const players: Player[] = [];
  try {
    const kind = { expression: 'globalThis.HTMLMediaElement?.prototype', objectGroup: GROUP };
    const { result } = await session.send('Runtime.evaluate', kind);
    if (!result.objectId) return [];
    const wanted = { prototypeObjectId: result.objectId, objectGroup: GROUP };
    const { objects } = await session.send('Runtime.queryObjects', wanted);
    const { objectId: all = '' } = objects;
    const listed = await session.send('Runtime.getProperties', { objectId: all, ownProperties: true });
    const ids = listed.result.flatMap(({ name, value }) => {
      return /^\d+$/.test(name) && value?.objectId ? [value.objectId] : [];
    });
    for (const objectId of ids.slice(0, MOST)) {
      // Kinds of elements are among them, and are no elements.
      const node = await session.send('DOM.describeNode', { objectId }).catch(() => undefined);
      if (!node) continue;
      const { backendNodeId } = node.node;
      const { object } = await session.send('DOM.resolveNode', {
        backendNodeId,
        executionContextId: contextId,
        objectGroup: GROUP,
      });
      if (!object.objectId) continue;
      const call = { objectId: object.objectId, functionDeclaration: readPlayer.toString(), returnByValue: true };
      const read = await session.send('Runtime.callFunctionOn', call);
      const player = playerSchema.safeParse(read.result.value);
      if (player.success) players.push(player.data);
    }
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP }).catch(() => undefined);
  }
  return players;
}

function readPlayer(this: HTMLMediaElement): Player {
  return {
    here: this.isConnected,
    silent: this.muted || this.volume === 0,
    loops: this.loop,
    length: Number.isFinite(this.duration) ? Math.round(this.duration * 10) / 10 : null,
    address: (this.currentSrc || this.src).slice(0, 300),
  };
}
