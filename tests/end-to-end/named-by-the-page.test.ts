import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { type Leaving, PRESSED, standGuard, TELL } from '../../src/gather/journeys/in-page.ts';
import { layouts } from '../../src/gather/probes/layouts.ts';
import { motion } from '../../src/gather/probes/motion.ts';
import { probes } from '../../src/gather/probes/registry.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';
import { artifact, html, missing, startVisiting, type Visiting } from './visiting.ts';

/** Of a document, each of which a picture of that name hides from the page's own scripts. */
const OF_DOCUMENT = [
  ...['querySelector', 'querySelectorAll', 'getElementById', 'createElement', 'createTreeWalker', 'createRange'],
  ...['documentElement', 'activeElement', 'elementFromPoint', 'elementsFromPoint', 'defaultView', 'styleSheets'],
  ...['adoptedStyleSheets', 'getAnimations', 'nodeType', 'textContent', 'childNodes', 'addEventListener', 'fonts'],
  ...['scrollingElement', 'visibilityState', 'readyState', 'hasFocus', 'contains', 'open', 'close', 'evaluate'],
  ...['body', 'head', 'title', 'forms', 'images', 'links', 'scripts', 'cookie', 'children', 'URL', 'baseURI'],
];
/** Of a form, each of which a field of that name hides from everybody. */
const OF_FORM = [
  ...['action', 'method', 'elements', 'length', 'submit', 'requestSubmit', 'reset', 'noValidate', 'target', 'name'],
  ...['attributes', 'getAttribute', 'hasAttribute', 'setAttribute', 'parentElement', 'parentNode', 'children'],
  ...['childNodes', 'querySelector', 'querySelectorAll', 'closest', 'matches', 'contains', 'localName', 'tagName'],
  ...['nodeName', 'nodeType', 'textContent', 'innerText', 'innerHTML', 'outerHTML', 'id', 'className', 'classList'],
  ...['style', 'shadowRoot', 'isConnected', 'getRootNode', 'ownerDocument', 'getBoundingClientRect', 'offsetParent'],
  ...['offsetWidth', 'offsetHeight', 'clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight', 'dataset', 'hidden'],
  ...['firstChild', 'firstElementChild', 'nextSibling', 'nextElementSibling', 'previousElementSibling', 'tabIndex'],
  ...['checkVisibility', 'scrollIntoView', 'focus', 'assignedSlot', 'isContentEditable', 'childElementCount', 'lang'],
  ...['scrollLeft', 'scrollTop'],
];
const SMALL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
const pictures = (names: readonly string[]) =>
  names.map((name) => `<img name="${name}" src="${SMALL}" alt="">`).join('');
const fields = (names: readonly string[]) => names.map((name) => `<input type="hidden" name="${name}">`).join('');

const pageWith = (named: readonly string[], inForm: readonly string[]) =>
  html(
    `<main><h1>Bins</h1><p>Which day your bins are emptied, and what goes into which of them.</p>${pictures(named)}
     <form action="/send" method="post" novalidate>${fields(inForm)}
     <fieldset><legend>Which bin</legend><label><input type="radio" name="bin"> Green</label>
     <label><input type="radio" name="bin"> Brown</label></fieldset>
     <p><label for="street">Street</label><input id="street" name="street"></p>
     <p><button type="button" id="more" aria-expanded="false">More</button></p>
     <div id="words" hidden>They are emptied on Tuesdays. <a href="/tuesdays">All Tuesdays</a></div>
     <button>Send</button></form>
     <ul><li>Green</li><li>Brown</li></ul><table><caption>Days</caption><tr><th>Bin</th><th>Day</th></tr><tr><td>Green</td><td>Tuesday</td></tr></table>
     <p><a href="/days">All days</a></p></main>
     <script>more.onclick = () => { words.hidden = !words.hidden; more.setAttribute('aria-expanded', String(!words.hidden)); };
     window.addEventListener('submit', (event) => { event.preventDefault(); said.append('Enter a street'); });</script>
     <p id="said" role="alert"></p>`,
  );
/** With a language of its own, moved by its style and by a script; beside it a text goes away. */
const pageThatMoves = (inForm: readonly string[]) =>
  html(
    `<style>form { animation: fade 1s infinite alternate } @keyframes fade { from { opacity: 0.9 } }</style>
     <main><h1>Bins</h1><form action="/send" id="ask" lang="en-GB">${fields(inForm)}<p>Talu eich treth gyngor</p>
     <p><button type="button">Cymraeg</button></p><p id="inner">Which day</p></form>
     <p id="gone">Your answers were saved just now.</p></main>
     <script>
     const move = (id, by) => Element.prototype.setAttribute.call(document.getElementById(id), 'style', 'transform:translateX(' + by + 'px)');
     let by = 0;
     setInterval(() => { by = (by + 9) % 90; move('ask', by); move('inner', by); }, 100);
     setTimeout(() => { gone.hidden = true; }, 3000);
     </script>`,
  );
/** The same page with names that hide nothing, because of their capitals. */
const shout = (names: readonly string[]) => names.map((name) => name.toUpperCase());
const pages = {
  '/document': pageWith(OF_DOCUMENT, []),
  '/document-quiet': pageWith(shout(OF_DOCUMENT), []),
  '/form': pageWith([], OF_FORM),
  '/form-quiet': pageWith([], shout(OF_FORM)),
  '/moves': pageThatMoves(OF_FORM),
  '/moves-quiet': pageThatMoves(shout(OF_FORM)),
};
const PLACES = ['/document', '/form'] as const;

/** What was gathered, without what tells the two pages apart by themselves. */
const asText = (value: unknown) =>
  JSON.stringify(value, (key, one) => (DIFFERENT.has(key) ? undefined : one))
    ?.toLowerCase()
    .replaceAll('-quiet', '');
const DIFFERENT = new Set(['digest', 'sha256']);
/** Of clocks and of the bytes themselves. */
const NEVER_THE_SAME = new Set(['response', 'vitals', 'validators', 'labInteraction', 'requests']);
/** Engines of others ask forms as they are, and fail alone. */
const NOT_OURS = new Set(['axe', 'secondEngine']);
const isOurs = (name: string) => !NOT_OURS.has(name);

describe('a page that names things like parts of a document or of an element', () => {
  let visiting: Visiting;
  let probing: ProbingPages;
  beforeAll(async () => {
    visiting = await startVisiting(() => pages);
    probing = await startProbing(pages);
  }, 60_000);
  afterAll(async () => {
    await visiting?.close();
    await probing?.close();
  });

  it.each(PLACES)('is read like any other: %s', async (place) => {
    const [hides, quiet] = [await visiting.visit(place), await visiting.visit(`${place}-quiet`)];
    expect([missing(hides).filter(isOurs), missing(quiet)]).toEqual([[], []]);
    for (const [name, one] of Object.entries(quiet.page?.artifacts ?? {}))
      if (isOurs(name) && !NEVER_THE_SAME.has(name))
        expect.soft(asText(Reflect.get(hides.page?.artifacts ?? {}, name)), name).toBe(asText(one));
  });

  const ours = probes.filter(({ artifact }) => isOurs(artifact));
  it.each(PLACES.flatMap((place) => ours.map((probe) => [place, probe.artifact, probe] as const)))(
    'is tried out like any other: %s, %s',
    async (place, name, probe) => {
      const [hides, quiet] = [await probing.runAll([probe], place), await probing.runAll([probe], `${place}-quiet`)];
      expect(quiet[name]?.ok).toBe(true);
      expect(asText(hides[name])).toBe(asText(quiet[name]));
    },
  );

  it.each(['/moves', '/moves-quiet'])('is watched and heard in its language while it moves: %s', async (place) => {
    const { odd } = artifact(await visiting.visit(place), 'wording');
    expect(odd.map(({ text, lang }) => `${text} ${lang}`)).toEqual(['Talu eich treth gyngor en-GB', 'Cymraeg en-GB']);
    const { passing } = await probing.run(motion, place);
    expect(passing?.map(({ selector }) => selector)).toEqual(['#gone']);
    const { moving } = await probing.run(layouts, place);
    expect(moving.map(({ selector }) => selector)).toEqual(['#ask']);
  });

  it.each(PLACES)('does not keep from a journey what was pressed: %s', async (place) => {
    const { browser } = await launchBrowser(visiting.executablePath);
    try {
      const context = await browser.newContext();
      await context.addInitScript(standGuard, [PRESSED, TELL] as const);
      const page = await context.newPage();
      await page.goto(`${visiting.server.origin}${place}`);
      // What asks an element whether it may be pressed asks the form around it, in whose world it has other names.
      const box = await page.locator('#more').boundingBox();
      if (!box) throw new Error('There is no button to press.');
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      const seen = await page.evaluate(
        (name) => (globalThis as unknown as Record<string, () => Leaving>)[name]?.(),
        PRESSED,
      );
      expect(seen).toMatchObject({ button: expect.stringMatching(/^More/), pressed: true });
    } finally {
      await browser.close();
    }
  });
});
