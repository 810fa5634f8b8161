import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noSuddenEnd } from '../../checks/forms/no-sudden-end.ts';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import type { FieldErrors } from '../../src/model/seen/field-errors.ts';
import { PAGE_URL, VISITED_AT } from '../helpers/check-cases.ts';
import { text } from '../helpers/evidence.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const AT_ONCE = 4;
const LEAVES = `setTimeout(() => location.assign('/over'), 20 * 60 * 1000);`;
const AHEAD = '18 * 60 * 1000';

const page = (warning: string, script: string) =>
  `<!doctype html><html lang="en"><title>Fund</title><body><main><h1>Fund</h1>
  <div id="place"><form id="fund" action="/sent" method="post"><p><label>Your name <input name="name"></label></p>
  <p><label>Why do you need help? <textarea></textarea></label></p><button>Apply</button></form></div>${warning}</main>
  <script>${script}</script></body></html>`;

/** By name, pages on which people are warned in a way that writes nothing into the page, or are asked instead of the form. */
const PAGES: Readonly<Record<string, string>> = {
  'a popover': page(
    '<div id="ask" popover="manual">Do you need longer? <button type="button">Yes</button></div>',
    `setTimeout(() => ask.showPopover(), ${AHEAD}); ${LEAVES}`,
  ),
  'a count in a field': page(
    '<p>Minutes left: <input id="left" readonly value="20"></p>',
    `let left = 20; setInterval(() => { left -= 1; document.getElementById('left').value = left; }, 60000); ${LEAVES}`,
  ),
  'an animation by script': page(
    '<p id="ask" style="opacity: 0">Do you need longer? Press a key.</p>',
    `setTimeout(() => ask.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 500, fill: 'forwards' }), ${AHEAD}); ${LEAVES}`,
  ),
  'a rule of a style sheet': page(
    '<style>#ask { display: none }</style><p id="ask">Do you need longer? Press a key.</p>',
    `setTimeout(() => document.styleSheets[0].insertRule('#ask { display: block }', 1), ${AHEAD}); ${LEAVES}`,
  ),
  'a style sheet put in by script': page(
    '<style>#ask { display: none }</style><p id="ask">Do you need longer? Press a key.</p>',
    `const sheet = new CSSStyleSheet(); sheet.replaceSync('#ask { display: block }');
    setTimeout(() => { document.adoptedStyleSheets = [sheet]; }, ${AHEAD}); ${LEAVES}`,
  ),
  'an animation with a long delay': page(
    '<style>@keyframes come { to { opacity: 1 } } #ask { opacity: 0; animation: come 1s 1080s forwards }</style><p id="ask">Do you need longer? Press a key.</p>',
    LEAVES,
  ),
  'a bar that runs out': page(
    '<style>@keyframes out { to { width: 0 } } #bar { height: 1em; background: #00703c; animation: out 1200s linear }</style><p>Time for this form:</p><div id="bar"></div>',
    LEAVES,
  ),
  'a closed component': page(
    '<x-ask></x-ask>',
    `customElements.define('x-ask', class extends HTMLElement { connectedCallback() { const root = this.attachShadow({ mode: 'closed' });
    setTimeout(() => { root.innerHTML = '<p>Do you need longer?</p><button type="button">Yes</button>'; }, ${AHEAD}); } }); ${LEAVES}`,
  ),
  'a closed component in the source': page(
    '<div><template shadowrootmode="closed"><p>Time left: <span>20 minutes</span></p></template></div>',
    LEAVES,
  ),
  'a worker': page(
    '<p id="ask" hidden>Do you need longer? Press a key.</p>',
    `const worker = new Worker(URL.createObjectURL(new Blob(['setTimeout(() => postMessage(1), ${AHEAD})'])));
    worker.onmessage = () => { ask.hidden = false; }; ${LEAVES}`,
  ),
  'a frame': page(
    `<iframe title="Time left" srcdoc="<p id='ask'></p><script>setTimeout(() => { ask.textContent = 'Two minutes are left.'; }, ${AHEAD})</script>"></iframe>`,
    LEAVES,
  ),
  'a task of the scheduler': page(
    '<p id="ask" hidden>Do you need longer? Press a key.</p>',
    `scheduler.postTask(() => { ask.hidden = false; }, { delay: ${AHEAD} }); ${LEAVES}`,
  ),
  'a signal that times out': page(
    '<p id="ask" hidden>Do you need longer? Press a key.</p>',
    `AbortSignal.timeout(${AHEAD}).onabort = () => { ask.hidden = false; }; ${LEAVES}`,
  ),
  'a message of the system': page(
    '',
    `setTimeout(() => new Notification('Two minutes are left.'), ${AHEAD}); ${LEAVES}`,
  ),
  'words for the ear': page(
    '',
    `setTimeout(() => document.ariaNotify?.('Two minutes are left.'), ${AHEAD}); ${LEAVES}`,
  ),
  'a voice': page(
    '',
    `setTimeout(() => speechSynthesis.speak(new SpeechSynthesisUtterance('Two minutes are left.')), ${AHEAD}); ${LEAVES}`,
  ),
  'a drawing': page(
    '<canvas id="clock" width="200" height="40" role="img" aria-label="Time left"></canvas>',
    `const pen = clock.getContext('2d'); let left = 20;
    setInterval(() => { left -= 1; pen.clearRect(0, 0, 200, 40); pen.fillText(left + ' minutes left', 10, 20); }, 60000); ${LEAVES}`,
  ),
  'a stream of the server': page(
    '<p id="ask" hidden></p>',
    `new EventSource('/session').onmessage = ({ data }) => { ask.hidden = false; ask.textContent = data; }; ${LEAVES}`,
  ),
  'a request that waits': page(
    '<p id="ask" hidden></p>',
    `fetch('/session').then((answer) => answer.text()).then((words) => { ask.hidden = false; ask.textContent = words; }); ${LEAVES}`,
  ),
  'a question in the place of the form': page(
    '',
    `const place = document.getElementById('place'); const form = place.firstElementChild;
    setTimeout(() => { form.remove(); place.innerHTML = '<h2>Are you still with us?</h2><button type="button">Yes</button>';
      place.querySelector('button').onclick = () => place.replaceChildren(form);
      setTimeout(() => location.assign('/over'), 5 * 60 * 1000); }, 15 * 60 * 1000);`,
  ),
  'a sound': page(
    '',
    `setTimeout(() => { const context = new AudioContext(); const tone = context.createOscillator(); tone.connect(context.destination); tone.start(); }, ${AHEAD}); ${LEAVES}`,
  ),
};
const addressOf = (name: string) => `/${name.replaceAll(' ', '-')}`;

const tried = new Map<string, FieldErrors>();
let world: ProbingPages;
beforeAll(async () => {
  const bodies = new Map(Object.entries(PAGES).map(([name, body]) => [addressOf(name), body]));
  world = await startProbing((_, response, address) => {
    const isStream = address === '/session';
    response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'text/html; charset=utf-8' });
    // A stream stays open.
    if (isStream) response.flushHeaders();
    else response.end(bodies.get(address) ?? '');
  });
  const limit = pLimit(AT_ONCE);
  const probe = async (name: string) => void tried.set(name, await world.run(fieldErrors, addressOf(name)));
  await Promise.all(Object.keys(PAGES).map((name) => limit(probe, name)));
});
afterAll(() => world?.close());

it.each(Object.keys(PAGES))('nobody is said to have been told nothing: %s', (name) => {
  const seen = { fieldErrors: tried.get(name) as FieldErrors, text: text('Fund') };
  expect(noSuddenEnd.evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT }).outcome).toBe('cantTell');
});
