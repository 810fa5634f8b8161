import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crossEngine } from '../../checks/resilience/cross-engine.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import type { OtherEngine } from '../../src/browser/other-engines.ts';
import type { EngineLook, Engines } from '../../src/model/seen/engines.ts';
import { VISITED_AT } from '../helpers/check-cases.ts';
import { lookedAround } from '../helpers/looking.ts';
import { html, startVisiting, type Visiting } from './visiting.ts';

// The check of the planted faults below is resilience/cross-engine: no council can be served with another engine.
const FORM = '<form action="/find"><label>Street <input name="street"></label><button>Find</button></form>';
const page = (script: string) => html(`<main><h1>Bins</h1><p>When we empty your bin.</p>${FORM}</main>`, head(script));
const head = (script: string) => `<title>Bins - Ambleford Council</title>
<style>@media (max-width: 500px) { .desk { display: none; } }</style><script>
const isOther = /StandIn/.test(navigator.userAgent);
addEventListener('DOMContentLoaded', () => { ${script} });</script>`;

/** Another Chromium, which the pages take for another engine by its name. */
const standIn: OtherEngine = {
  name: 'Firefox',
  async start() {
    const [found, { chromium }] = await Promise.all([locateBrowser(undefined, process.env), import('playwright')]);
    if (!('path' in found)) throw new Error(found.message);
    const args = ['--user-agent=Mozilla/5.0 StandIn/1.0'];
    browser = await chromium.launch({ executablePath: found.path, chromiumSandbox: false, args });
    return browser;
  },
};
const absent: OtherEngine = { name: 'WebKit', start: async () => undefined };

let browser: Browser | undefined;
let visiting: Visiting;
beforeAll(async () => {
  visiting = await startVisiting(
    () => ({
      '/same': page(''),
      '/lost': page("if (isOther) { document.querySelector('h1').hidden = true; }"),
      '/narrow': page("if (isOther) { document.querySelector('label').className = 'desk'; }"),
      '/throws': page("if (isOther) { throw new TypeError('no such thing'); }"),
      '/posts': page("if (isOther) { fetch('/count', { method: 'POST' }); }"),
      '/strict': {
        headers: { 'content-security-policy': "default-src 'none'; script-src 'self'" },
        body: html(`<main><h1>Bins</h1>${FORM}</main>`),
      },
    }),
    {},
    { otherEngines: [standIn, absent] },
  );
});
afterAll(() => visiting.close());

const judged = (engines: Engines) =>
  crossEngine.evaluate({ engines }, [], { origin: visiting.server.origin, visitedAt: VISITED_AT, start: [] });

async function look(path: string) {
  const engines = await lookedAround(visiting, [path], 'engines');
  const looks = engines.engines.flatMap(({ pages }) => pages.map(({ look: one }) => one));
  const [own, other] = looks.map((one): EngineLook => {
    if (!one.ok) throw new Error(one.error.message);
    return one.value;
  });
  if (!own || !other) throw new Error('not seen in both');
  const verdict = judged(engines);
  const said = 'findings' in verdict ? verdict.findings.map(({ message }) => message) : [];
  return { engines, own, other, outcome: verdict.outcome, said };
}

describe('pages in two engines', () => {
  it('are written down alike where they are alike, with what is not there', async () => {
    const { engines, own, other, outcome, said } = await look('/same');
    expect(engines.engines.map(({ name, problem }) => [name, problem])).toEqual([
      ['Chromium', null],
      ['Firefox', null],
      ['WebKit', 'not-installed'],
    ]);
    expect(own.wide).toMatchObject({ heading: 'Bins', words: 8, fields: ['street'], buttons: ['Find'] });
    const withoutShots = ({ wide, narrow, ...rest }: EngineLook) => [
      rest,
      { ...wide, shot: 0 },
      { ...narrow, shot: 0 },
    ];
    expect(withoutShots(other)).toEqual(withoutShots(own));
    expect([own.wide.shot?.width, own.narrow.shot?.width]).toEqual([1350, 390]);
    expect([outcome, said]).toEqual(['cantTell', ['notThere']]);
    // Whatever it was started for, it is gone.
    expect(browser?.isConnected()).toBe(false);
    expect(visiting.server.hits.filter((hit) => !/^(GET|HEAD) /.test(hit))).toEqual([]);
  });

  it('differ in what people see, in a wide window and in a narrow one', async () => {
    const lost = await look('/lost');
    expect([lost.own.wide.heading, lost.other.wide.heading]).toEqual(['Bins', '']);
    expect([lost.outcome, lost.said]).toEqual(['failed', ['heading', 'heading']]);
    const narrow = await look('/narrow');
    expect([narrow.other.wide.fields, narrow.other.narrow.fields]).toEqual([['street'], []]);
    expect([narrow.outcome, narrow.said]).toEqual(['failed', ['fields']]);
  });

  it('differ in their scripts, which proves nothing where something was held back', async () => {
    const { own, other, outcome, said } = await look('/throws');
    expect([own.uncaught, other.uncaught]).toEqual([[], ['TypeError: no such thing']]);
    expect([outcome, said]).toEqual(['failed', ['script']]);
    const posts = await look('/posts');
    expect(posts.other.blocked).toEqual([`${visiting.server.origin}/count`]);
    expect([posts.outcome, posts.said]).toEqual(['cantTell', ['scriptHeldBack', 'notThere']]);
    expect(visiting.server.hits.filter((hit) => hit.startsWith('POST'))).toEqual([]);
  });

  it('can be read whatever the page’s policy forbids', async () => {
    expect((await look('/strict')).other.wide).toMatchObject({ heading: 'Bins', fields: ['street'] });
  });
});

it('says how to get another engine where there is none', async () => {
  const alone = await startVisiting(() => ({ '/same': page('') }), {}, { otherEngines: [absent] });
  try {
    await expect(lookedAround(alone, ['/same'], 'engines')).rejects.toThrow(/npx playwright install firefox webkit/);
  } finally {
    await alone.close();
  }
});
