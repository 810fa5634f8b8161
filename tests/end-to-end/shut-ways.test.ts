import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluate } from '../../src/gather/in-page/run.ts';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Probe } from '../../src/gather/probes/probe.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const page = (body: string) => `<!doctype html><html lang="en"><title>Bins</title><body>${body}</body></html>`;
const days = Array.from({ length: 30 }, (_, at) => `<td>${at + 1}</td>${at % 7 === 6 ? '</tr><tr>' : ''}`).join('');
const AGAIN_MS = 2500;

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing({
    '/plain': page('<h1>Bins</h1>'),
    '/types': page(`<h1>Bins</h1><label>Street <input></label>
      <script>document.querySelector('input').addEventListener('input', () => {});</script>`),
    '/form':
      page(`<form action="/sent" novalidate><label>Name <input required></label> <button>Go on</button> <p></p></form>
      <script>const [form] = document.forms; form.addEventListener('submit', (event) => {
        event.preventDefault();
        form.querySelector('p').textContent = 'Enter your name';
        setTimeout(() => fetch('/plain?again'), ${AGAIN_MS});
      });</script>`),
    '/calendars': page(`<h1>Bins</h1><p>We empty bins each week.</p>
      <p><button id="open" type="button" aria-expanded="false" aria-controls="month">Choose the day of your visit to the centre for waste</button></p>
      <div id="month" role="group" aria-label="November" hidden><table><tr>${days}</tr></table></div>
      <p><input id="day" aria-label="Day" readonly></p>
      <p><button id="more" type="button">More</button> <i id="told">Nothing yet</i></p>
      <script>
        const [opener, month, day, more] = ['open', 'month', 'day', 'more'].map((id) => document.getElementById(id));
        opener.addEventListener('click', () => {
          month.hidden = !month.hidden;
          opener.setAttribute('aria-expanded', String(!month.hidden));
        });
        month.addEventListener('click', ({ target }) => { if (target.localName === 'td') day.value = target.textContent; });
        more.addEventListener('click', () => fetch('/plain?more').catch(() => undefined));
      </script>`),
  });
});
afterAll(() => world?.close());

const hits = (query: string) => world.server.hits.filter((hit) => hit.endsWith(query));

it('a page that was left shut is loaded again, or the next probe would get no answers', async () => {
  const hurried: Probe<'operated'> = { ...operated, run: (probing) => operated.run({ ...probing, patience: 0.0001 }) };
  const asking: Probe = {
    ...{ artifact: 'headings', timeoutMs: 5000, leaves: 'as-found' },
    run: async (probing) =>
      (await evaluate(await probing.world(), `fetch('/plain?next').then(() => true, () => false)`)) as never,
  };
  const { operated: tried, headings } = await world.runAll([hurried, asking], '/types');
  // Nothing was touched that the page would have to be loaded again for.
  expect(tried).toMatchObject({ ok: true, value: { choices: [], controls: [], untriedChoices: 1 } });
  expect(headings).toEqual({ ok: true, value: true });
});

it('what a form was kept from sending it cannot send later, until the page is left', async () => {
  const patient: Probe<'fieldErrors'> = {
    ...fieldErrors,
    async run(probing) {
      const errors = await fieldErrors.run(probing);
      await sleep(AGAIN_MS + 1000);
      return errors;
    },
  };
  const { forms } = await world.run(patient, '/form');
  expect(forms.map(({ outcome }) => outcome)).toEqual(['script']);
  expect(hits('?again')).toEqual([]);
});

it('a page of which a day was clicked is loaded again before the next control, which gets its answers', async () => {
  const { controls, cutShort, untried } = await world.run(operated, '/calendars');
  expect({ cutShort, untried }).toEqual({ cutShort: false, untried: 0 });
  expect(controls.map(({ selector, layer }) => [selector, layer?.days?.day])).toEqual([
    ['#open', 30],
    ['#more', undefined],
  ]);
  expect(hits('?more')).not.toEqual([]);
});
