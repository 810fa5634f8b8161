import { afterAll, beforeAll, expect, it } from 'vitest';
import { placesOf } from '../../src/pack/redact/places.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const LINK = '<a href="mailto:jo.bloggs@home.example"';
const PAGES: Readonly<Record<string, string>> = {
  '/link': html(`<p>${LINK}>jo.bloggs@home.example</a></p>`),
  '/narrow': html(
    `<p>${LINK} style="display: inline-block; width: 40px; white-space: nowrap">jo.bloggs@home.example</a></p>`,
  ),
  '/field': html('<label>E-mail <input id="f"></label><script>f.value = "jo.bloggs@home.example"</script>'),
  '/tree': html(
    '<div id="t"></div><script>t.attachShadow({ mode: "open" }).innerHTML = "<p>07700 900123</p>"</script>',
  ),
  '/plain': html(
    '<label>Where <input id="f"></label><p id="t"></p><script>f.value = "Bins"; t.attachShadow({ mode: "open" }).innerHTML = "Bins"</script>',
  ),
};

let world: Visiting;
beforeAll(async () => {
  world = await startVisiting(() => PAGES);
});
afterAll(() => world?.close());

async function places(path: string) {
  const visit = await world.visit(path);
  const [text, links, document] = [artifact(visit, 'text'), artifact(visit, 'links'), artifact(visit, 'document')];
  return { links, places: placesOf({ text, links, document, hiddenWords: artifact(visit, 'hiddenWords') }) };
}

it.each([
  ['/link', 1],
  ['/plain', 0],
])('on %s it is known where personal data shows', async (path, count) => {
  expect((await places(path)).places).toHaveLength(count);
});

it('words that reach out of the box of their link are covered too', async () => {
  const found = await places('/narrow');
  expect(found.links[0]?.box?.width).toBe(40);
  expect(Math.max(...(found.places ?? []).map(({ x, width }) => x + width))).toBeGreaterThan(120);
});

it.each(['/field', '/tree'])(
  '%s shows what no markup says, so nobody knows where',
  { timeout: 60_000 },
  async (path) => {
    expect((await places(path)).places).toBeNull();
  },
);
