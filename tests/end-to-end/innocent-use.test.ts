import { afterAll, beforeAll, expect, it } from 'vitest';
import { stateIsAnnounced } from '../../checks/accessibility/state-is-announced.ts';
import { statusMessages } from '../../checks/accessibility/status-messages.ts';
import { noSuddenEnd } from '../../checks/forms/no-sudden-end.ts';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import { PAGE_URL, VISITED_AT } from '../helpers/check-cases.ts';
import { text } from '../helpers/evidence.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const page = (title: string, body: string, script: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><body><main><h1>${title}</h1>${body}</main><script>${script}</script></body></html>`;

/** Nothing is wrong with them, and each looks as if there were to who does not wait, or looks in the wrong place. */
const PAGES = {
  '/two-buttons': page(
    'Parking',
    `<button id="open" aria-expanded="false">Menu</button><button id="shut" aria-expanded="true" hidden>Close the menu</button>
    <ul id="menu" hidden style="position: absolute; background: #fff"><li><a href="/a">Permits</a></li><li><a href="/b">Fines</a></li></ul>
    <p style="margin-top: 200px">Permits cost £20.</p>`,
    `const set = (open) => { menu.hidden = !open; shut.hidden = !open; document.getElementById('open').hidden = open; };
    document.getElementById('open').onclick = () => { set(true); shut.focus(); };
    shut.onclick = () => { set(false); document.getElementById('open').focus(); };
    addEventListener('keydown', ({ key }) => { if (key === 'Escape' && !menu.hidden) shut.onclick(); });`,
  ),
  '/led-later': page(
    'Courses',
    `<form action="/courses"><label>Place <select id="place"><option value="all">All places</option><option value="north">North</option></select></label>
    <button>Show</button></form><h2 id="count" tabindex="-1">6 results</h2>
    <ul id="list"><li>Welding</li><li>Baking</li><li>Sewing</li></ul>`,
    `document.forms[0].addEventListener('submit', (event) => { event.preventDefault(); count.textContent = '2 results'; list.lastElementChild.remove(); setTimeout(() => count.focus(), 1700); });`,
  ),
  '/fades-in': page(
    'Fund',
    `<style>#ask { display: none; opacity: 0; transition: opacity 1s; position: fixed; top: 50px; background: #fff } #ask.in { opacity: 1 }</style>
    <form id="fund" action="/sent" method="post"><p><label>Your name <input name="name"></label></p>
    <p><label>Why do you need help? <textarea></textarea></label></p><button>Apply</button></form>
    <div id="ask" role="alertdialog" aria-label="Time"><p>Do you need longer?</p><button type="button">Stay signed in</button></div>`,
    `setTimeout(() => { ask.style.display = 'block'; ask.offsetWidth; ask.classList.add('in'); }, 18 * 60 * 1000);
    setTimeout(() => location.assign('/over'), 20 * 60 * 1000);`,
  ),
};
const context = { url: PAGE_URL, visitedAt: VISITED_AT };

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing(PAGES);
});
afterAll(() => world?.close());

it('a button that makes way for another one is not said to be closed', async () => {
  const seen = { operated: await world.run(operated, '/two-buttons') };
  expect(seen.operated.controls.find(({ selector }) => selector === '#open')?.layer?.closedBy).toBe('escape');
  expect(stateIsAnnounced.evaluate(seen, context).outcome).not.toBe('failed');
});

it('a count is told of by the focus that goes there a while later', async () => {
  const seen = { operated: await world.run(operated, '/led-later') };
  expect(seen.operated.messages).toMatchObject([{ text: '2 results', when: 'changed' }]);
  expect(statusMessages.evaluate(seen, context).outcome).not.toBe('failed');
});

it('a warning that fades in is one', async () => {
  const seen = { fieldErrors: await world.run(fieldErrors, '/fades-in'), text: text('Fund') };
  expect(seen.fieldErrors.outlasted?.ended).toMatchObject({ how: 'left', before: { selector: '#ask', ahead: 120 } });
  expect(noSuddenEnd.evaluate(seen, context).outcome).toBe('passed');
});
