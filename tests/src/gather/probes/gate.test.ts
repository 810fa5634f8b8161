import type { BrowserContext, Page } from 'playwright';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepMessages } from '../../../../src/gather/in-page/operate/messages.ts';
import type { Desk } from '../../../../src/gather/probes/operate/desk.ts';
import { closeGate, type Unanswered } from '../../../../src/gather/probes/operate/gate.ts';
import { keepSaid } from '../../../../src/gather/probes/operate/keep.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** A gate before a page, through which it asks for things; what comes of each. */
async function gated(strict = false) {
  const page = { on: () => undefined, off: () => undefined, mainFrame: () => main } as unknown as Page;
  const main = { page: () => page, parentFrame: () => null };
  let onRoute: (route: unknown) => Promise<void> = async () => undefined;
  const context = {
    route: async (_: string, handler: typeof onRoute) => {
      onRoute = handler;
    },
    unroute: async () => undefined,
  } as unknown as BrowserContext;
  const gate = await closeGate(page, context, strict);
  const ask = async (type: string, method = 'GET') => {
    let came = '';
    const end = (how: string) => async () => {
      came = how;
    };
    const request = {
      ...{ method: () => method, resourceType: () => type, url: () => 'https://www.ambleford.example/bins' },
      ...{ isNavigationRequest: () => type === 'document', frame: () => main },
    };
    await onRoute({ request: () => request, abort: end('stopped'), fallback: end('let on') });
    return came;
  };
  return { gate, ask };
}

it('what is answered leaves nothing unanswered', async () => {
  const { gate, ask } = await gated();
  expect(await ask('fetch')).toBe('let on');
  expect(await ask('image')).toBe('let on');
  expect([gate.taken(), gate.unanswered()]).toEqual([['request'], null]);
});

it.each([
  ['fetch', 'POST', ['request']],
  ['document', 'GET', ['navigation']],
])('a %s by %s gets no answer further on', async (type, method, taken) => {
  const { gate, ask } = await gated();
  expect(await ask(type, method)).toBe('let on');
  expect([gate.taken(), gate.unanswered()]).toEqual([taken, 'asked']);
});

it.each([
  ['fetch', ['request'], 'asked'],
  ['script', [], 'asked'],
  ['image', [], 'shown'],
  ['font', [], 'shown'],
  ['ping', [], null],
])('a %s that is stopped where all is shut', async (type, taken, unanswered) => {
  const { gate, ask } = await gated();
  gate.shut(true);
  expect(await ask(type)).toBe('stopped');
  expect([gate.taken(), gate.unanswered()]).toEqual([taken, unanswered]);
});

it('a strict gate stops what is asked, and not what is shown', async () => {
  const { gate, ask } = await gated(true);
  expect(await ask('script')).toBe('let on');
  expect(gate.unanswered()).toBeNull();
  expect(await ask('xhr')).toBe('stopped');
  expect(gate.unanswered()).toBe('asked');
});

it('a second later nothing is of that any more', async () => {
  const { gate, ask } = await gated();
  gate.shut(true);
  await ask('image');
  await ask('fetch');
  vi.advanceTimersByTime(999);
  expect(gate.unanswered()).toBe('asked');
  vi.advanceTimersByTime(2);
  expect(gate.unanswered()).toBeNull();
});

it.each([
  [null, 'typed', false],
  ['shown', 'typed', true],
  ['asked', 'typed', 'not kept'],
  ['asked', 'operated', true],
  ['asked', 'changed', true],
  [null, 'operated', false],
] as const)('with %s unanswered, what is said to what was %s is read so: %s', async (unanswered, when, expected) => {
  let read: unknown = 'not kept';
  const call = async (fn: unknown, said: { unanswered: boolean }) => {
    if (fn === keepMessages) read = said.unanswered;
    return 1;
  };
  const desk = { unanswered: (): Unanswered | null => unanswered, call } as unknown as Desk;
  expect(await keepSaid(desk, { by: 1, ids: null, when })).toBe(expected === 'not kept' ? 0 : 1);
  expect(read).toBe(expected);
});
