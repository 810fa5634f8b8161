import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyboard } from '../../src/gather/probes/keyboard.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const links = Array.from({ length: 15 }, (_, index) => `<p><a href="/${index}">Service ${index}</a></p>`).join('');
const page = (more: string) => `<!doctype html><html lang="en"><title>Bins</title><body>${links}${more}</body></html>`;

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing({
    '/still': page('<script>addEventListener("click", () => {})</script>'),
    '/keys': page('<script>addEventListener("keydown", () => {})</script>'),
    '/focus': page('<script>document.addEventListener("focus", () => {}, true)</script>'),
    '/pinned': page('<div style="position: fixed; top: 0">Bins</div>'),
    '/pinned-late': page(`${'<i></i>'.repeat(3000)}<div style="position: fixed; top: 0">Bins</div>`),
    '/pinned-inside': page(
      '<div id="host"></div><script>document.getElementById("host").attachShadow({ mode: "open" }).innerHTML = "<b style=\'position: fixed; top: 0\'>Bins</b>"</script>',
    ),
    '/frame': page('<iframe title="Map" srcdoc="Map"></iframe>'),
  });
});
afterAll(() => world?.close());

it.each([
  ['/still', false],
  ['/keys', true],
  ['/focus', true],
  ['/pinned', true],
  ['/pinned-late', true],
  ['/pinned-inside', true],
  ['/frame', true],
])('%s: goes back further than a few stops: %s', async (path, further) => {
  const { stops, back } = await world.run(keyboard, path);
  expect(stops.length).toBeGreaterThanOrEqual(15);
  expect(back?.missed).toEqual([]);
  // How much further depends on how fast the machine is.
  expect((back?.steps ?? 0) > 4).toBe(further);
});
