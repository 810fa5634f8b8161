import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { statusMessages } from '../../checks/accessibility/status-messages.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Operated } from '../../src/model/seen/operated.ts';
import { PAGE_URL, VISITED_AT } from '../helpers/check-cases.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const AT_ONCE = 3;
const context = { url: PAGE_URL, visitedAt: VISITED_AT };
const STREETS = ['High Street', 'Mill Lane', 'Station Road', 'Church Walk', 'Park Avenue', 'Hill View'];

/** A list that narrows down as somebody types, with the number of what is left, and what else the page does then. */
const page = (more: string, says: string, count = '<h2 id="count">6 results</h2>') =>
  `<!doctype html><html lang="en"><title>Streets</title><body><main><h1>Streets</h1>
  <form role="search" action="/find"><label id="name" for="q">Search streets</label> <input id="q" type="search"></form>
  ${count}<ul id="list">${STREETS.map((street) => `<li>${street}</li>`).join('')}</ul>${more}</main>
  <script>const rows = [...list.children]; let said;
  q.oninput = () => { rows.forEach((row) => { row.hidden = !row.textContent.toLowerCase().includes(q.value.toLowerCase()); });
  said = rows.filter((row) => !row.hidden).length + ' results'; count.textContent = said; ${says} };
  document.forms[0].onsubmit = (event) => event.preventDefault();</script></body></html>`;

const component = (name: string, set: string, mode = 'open') =>
  `<x-${name} id="voice"></x-${name}><script>customElements.define('x-${name}', class extends HTMLElement { inner = this.attachInternals();
  connectedCallback() { ${set} } at = this.attachShadow({ mode: '${mode}' }); say(words) { this.at.textContent = words; } });</script>`;

const PAGES: Readonly<Record<string, string>> = {
  'by ariaNotify': page('', 'document.ariaNotify?.(said);'),
  'by a method kept from before': page(
    '<script>const tell = document.ariaNotify?.bind(document);</script>',
    'tell?.(said);',
  ),
  'in a component with a role of its own': page(component('voice', `this.inner.role = 'status';`), 'voice.say(said);'),
  'in a closed component': page(
    component('closed', `this.at.innerHTML = '<p role="status"></p>';`, 'closed'),
    'voice.say(said);',
  ),
  'in a frame': page(
    '<iframe id="voice" title="Messages" srcdoc="<p role=status></p>" width="10" height="10"></iframe>',
    'voice.contentDocument.body.firstChild.textContent = said;',
  ),
  'by a role in capitals': page('', '', '<h2 role="Status" id="count">6 results</h2>'),
  'by one of two roles': page(
    '<p id="voice" role="status none" style="position: absolute; left: -999px"></p>',
    'voice.textContent = said;',
  ),
  'by a property': page(
    '<p id="voice" style="position: absolute; left: -999px"></p><script>voice.ariaLive = "Polite";</script>',
    'voice.textContent = said;',
  ),
  'by a voice': page('', 'speechSynthesis.speak(new SpeechSynthesisUtterance(said));'),
  'by the name of the field': page('', `q.setAttribute('aria-label', 'Search streets, ' + said);`),
  'by what labels the field': page(
    '',
    '',
    '<p id="count">6 results</p><script>q.setAttribute("aria-labelledby", "name count");</script>',
  ),
};
/** Boxes that narrow a list down, the number of what is left, and a region that says so a moment later. */
const boxes = (says: string) =>
  `<!doctype html><html lang="en"><title>Streets</title><body><main><h1>Streets</h1>
  <fieldset><legend>Show</legend><p><input type="checkbox" id="a" checked> <label for="a">In the north</label></p>
  <p><input type="checkbox" id="b" checked> <label for="b">In the south</label></p></fieldset>
  <p id="count">6 streets</p><p role="status" id="voice" style="position: absolute; left: -999px"></p>
  <ul id="list">${STREETS.map((street, at) => `<li class="${at % 2 ? 'a' : 'b'}">${street}</li>`).join('')}</ul></main>
  <script>const rows = [...list.children]; let said, timer;
  onchange = () => { rows.forEach((row) => { row.hidden = !self[row.className].checked; });
  said = rows.filter((row) => !row.hidden).length + ' streets'; count.textContent = said; clearTimeout(timer);
  timer = setTimeout(() => { ${says} }, 400); };</script></body></html>`;
const LATE = 'told a moment later';
const OTHER = 'told something else a moment later';
const addressOf = (name: string) => `/${name.replaceAll(' ', '-')}`;
const SILENT = 'told to nobody';

const tried = new Map<string, Operated>();
let world: ProbingPages;
beforeAll(async () => {
  const all = {
    ...PAGES,
    [SILENT]: page('', ''),
    [LATE]: boxes('voice.textContent = said;'),
    [OTHER]: boxes('voice.textContent = "Updated";'),
  };
  world = await startProbing(Object.fromEntries(Object.entries(all).map(([name, body]) => [addressOf(name), body])));
  const limit = pLimit(AT_ONCE);
  const probe = async (name: string) => void tried.set(name, await world.run(operated, addressOf(name)));
  await Promise.all(Object.keys(all).map((name) => limit(probe, name)));
});
afterAll(() => world?.close());

const judged = (name: string) => statusMessages.evaluate({ operated: tried.get(name) as Operated }, context);

it.each(Object.keys(PAGES))('a count may be heard %s', (name) => {
  expect(judged(name).outcome).not.toBe('failed');
});

it('a count that is told to nobody still fails', () => {
  expect(judged(SILENT)).toMatchObject({ outcome: 'failed', findings: [{ message: 'countUnheard' }] });
});

it('a count that another region says a moment after it is drawn is no question, nor is what stands in the list', () => {
  expect(judged(LATE).outcome).toBe('passed');
});

it('a count is asked about where the region says something else', () => {
  expect(judged(OTHER)).toMatchObject({ outcome: 'cantTell', findings: [{ message: 'notAnnounced' }] });
});
