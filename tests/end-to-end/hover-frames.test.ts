import type { EventEmitter } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { World } from '../../src/gather/in-page/run.ts';
import { hovered } from '../../src/gather/probes/hovered.ts';
import type { Probe, Probing } from '../../src/gather/probes/probe.ts';
import type { Hovered } from '../../src/model/seen/hovered.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

let pages: ProbingPages;
beforeAll(async () => {
  pages = await startProbing(barrierPages('hover'));
});
afterAll(() => pages?.close());

type Send = World['session']['send'];

/** What the probe finds where the browser answers in another way, and what the page is like afterwards. */
async function hoverWith(name: string, change: (send: Send) => (...given: Parameters<Send>) => unknown) {
  let sessions = 0;
  let focused: string | undefined;
  const run = async (probing: Probing): Promise<Hovered> => {
    const world = async () => {
      const main = await probing.world();
      const send = change(main.session.send.bind(main.session));
      return { ...main, session: { send } as World['session'] };
    };
    const context = new Proxy(probing.context, {
      get(target, key) {
        if (key === 'newCDPSession') sessions += 1;
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const found = await hovered.run({ ...probing, world, context });
    focused = await probing.page.evaluate(() => document.activeElement?.localName);
    return found;
  };
  const probe: Probe<'hovered'> = { ...hovered, run };
  const { triggers, cutShort } = await pages.run(probe, `/hover/${name}.html`);
  return { found: triggers.map(({ content }) => content.selector), cutShort, sessions, focused };
}

it('a frame that hangs while it is tried out leaves nothing behind that listens to the page', async () => {
  const listening: number[] = [];
  const probe: Probe<'hovered'> = {
    ...hovered,
    async run(probing) {
      const main = await probing.world();
      // What is looked for first in a frame, once its desk is open.
      const send = (method: string, params: { readonly contextId?: number; readonly expression?: string } = {}) => {
        const { contextId = main.contextId, expression = '' } = params;
        const hangs = contextId !== main.contextId && expression.includes('"alike":');
        return hangs ? new Promise(() => undefined) : main.session.send(method as never, params as never);
      };
      const world = async () => ({ ...main, session: { send } as unknown as World['session'] });
      const page = probing.page as unknown as EventEmitter;
      const count = () => listening.push(page.listenerCount('dialog') + page.listenerCount('popup'));
      count();
      const found = await hovered.run({ ...probing, world, patience: 0.1 });
      count();
      return found;
    },
  };
  expect((await pages.run(probe, '/hover/frame-good-tip.html')).cutShort).toBe(true);
  expect(listening[1]).toBe(listening[0]);
});

const asItIs = (send: Send) => send;
/** Asked of frames alone. */
const OF_FRAMES = 'DOM.describeNode';

it('the page has the focus back from its frames, and no frame costs a session', async () => {
  expect(await hoverWith('frame-good-tip', asItIs)).toEqual({
    ...{ found: ['#part >> #tip'], cutShort: false, sessions: 0, focused: 'body' },
  });
});

it.each([
  ['breaks', () => Promise.reject(new Error('Protocol error (DOM.describeNode): No node with given id found'))],
  ['hangs', () => new Promise(() => undefined)],
])('a frame that %s costs nothing of what was found on the page around it', async (_, answer) => {
  const broken = (send: Send) =>
    ((method, ...rest) => (method === OF_FRAMES ? answer() : send(method, ...rest))) as Send;
  expect(await hoverWith('frame-leaves', broken)).toEqual({
    ...{ found: ['#tip'], cutShort: true, sessions: 0, focused: 'body' },
  });
});
