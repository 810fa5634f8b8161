import { expect, it } from 'vitest';
import type { World } from '../../../../src/gather/in-page/run.ts';
import { untilLeft } from '../../../../src/gather/probes/until-left.ts';

function hanging() {
  const asked: string[] = [];
  const send = (method: string) => {
    asked.push(method);
    return method === 'hangs' ? new Promise(() => undefined) : Promise.resolve(method);
  };
  const world = { contextId: 7, session: { send } } as unknown as World;
  const here = untilLeft(world);
  return { ...here, asked, send: here.world.session.send as unknown as (method: string) => Promise<unknown> };
}

it('answers as the world does for as long as nobody has left it', async () => {
  const { world, send, unless, leave } = hanging();
  expect(world.contextId).toBe(7);
  expect(await send('first')).toBe('first');
  expect(await unless(async () => 'done')).toBe('done');
  leave();
});

it('asks for nothing and does nothing afterwards, and nobody waits for what hangs', async () => {
  const { send, unless, leave, left, asked } = hanging();
  const waiting = [send('hangs'), unless(() => new Promise(() => undefined)), left];
  leave();
  const late = [send('late'), unless(async () => asked.push('done'))];
  const ended = await Promise.allSettled([...waiting, ...late]);
  expect(ended.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(asked).toEqual(['hangs']);
});
