import { afterAll, beforeAll, expect, it } from 'vitest';
import { mayHearRelease } from '../../src/gather/in-page/keys-heard.ts';
import { runInWorld } from '../../src/gather/in-page/run.ts';
import { keyboard } from '../../src/gather/probes/keyboard.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Probe, Probing } from '../../src/gather/probes/probe.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const links = ['a', 'b', 'c', 'd'].map((id) => `<p><a id="${id}" href="/${id}">Service ${id}</a></p>`).join('');
const page = (script: string, more = '') =>
  `<!doctype html><html lang="en"><title>Bins</title><body><main>${links}${more}</main><script>${script}</script></body></html>`;
/** Whoever comes to the third link is taken back to the second as soon as the key is let go. */
const HOLDS = "event => { if (event.key === 'Tab' && document.activeElement.id === 'c') b.focus(); }";

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing({
    '/nobody': page('addEventListener("click", () => {})'),
    '/window': page(`addEventListener('keyup', ${HOLDS})`),
    '/link': page(`c.addEventListener('keyup', ${HOLDS})`),
    '/attribute': page('', '<i onkeyup="">i</i>'),
    '/focus': page(`addEventListener('focusin', () => { onkeyup = ${HOLDS}; })`),
    '/blur': page(`a.addEventListener('blur', () => { onkeyup = ${HOLDS}; })`),
    '/frame': page('', '<iframe title="Map" srcdoc="Map"></iframe>'),
  });
}, 60_000);
afterAll(() => world?.close());

const asks: Probe = {
  artifact: 'headings',
  timeoutMs: 5000,
  leaves: 'as-found',
  run: (async ({ world: worldOf }: Probing) => runInWorld(await worldOf(), mayHearRelease, null)) as never,
};

it.each([
  ['/nobody', false],
  ['/window', true],
  ['/link', true],
  ['/attribute', true],
  ['/focus', true],
  ['/blur', true],
  ['/frame', true],
])('%s: may hear that a key is let go: %s', async (path, hears) => {
  const { headings } = await world.runAll([operated, asks], path);
  expect(headings).toEqual({ ok: true, value: hears });
});

it('takes it that a page hears of it on which nothing was operated', async () => {
  expect(await world.run(asks, '/nobody')).toBe(true);
});

it.each(['/window', '/link', '/focus', '/blur'])(
  '%s: finds the trap that closes as the key is let go',
  async (path) => {
    const { keyboard: walked } = await world.runAll([operated, keyboard], path);
    expect(walked?.ok && walked.value.traps.length).toBeGreaterThan(0);
  },
);

it('goes all the way where nobody hears of it', async () => {
  const { keyboard: walked } = await world.runAll([operated, keyboard], '/nobody');
  expect(walked).toMatchObject({ ok: true, value: { ended: 'end', traps: [], back: { missed: [] } } });
  expect(walked?.ok && walked.value.stops.length).toBe(4);
});
