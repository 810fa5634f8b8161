import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Consent, KeptState } from '../../src/model/seen/consent.ts';
import { lookedAround } from '../helpers/looking.ts';
import { html, startVisiting, type Visiting } from './visiting.ts';

const FORM = '<form><label for="n">Your name</label><input id="n" name="name"></form>';
const BODY = '<main><h1>Bins</h1><p>When we empty your bin.</p></main>';

/** A banner that remembers the choice in a cookie; `onReject` and `onAccept` are what the site does with it. */
const banner = (controls: string, { onReject = '', onAccept = '' } = {}) => `
<div class="banner" role="region" aria-label="Cookies"><p>We would like to use cookies to count visits to this site.</p>${controls}</div>
<script>
  const banner = document.querySelector('.banner');
  const choose = (what) => { document.cookie = 'choice=' + what + '; max-age=31536000; path=/'; banner.hidden = true; act(what); };
  const act = (what) => { if (what === 'yes') { ${onAccept} } else { ${onReject} } };
  const known = /choice=(\\w+)/.exec(document.cookie)?.[1];
  if (known) { banner.hidden = true; act(known); }
  for (const button of document.querySelectorAll('[data-choose]'))
    button.addEventListener('click', () => choose(button.dataset.choose));
</script>`;
const YES_NO = '<button data-choose="yes">Accept cookies</button> <button data-choose="no">Reject cookies</button>';
const COUNT = "document.cookie = '_ga=1; max-age=86400; path=/'; new Image().src = other + '/hit.gif?id=7&page=bins';";

let visiting: Visiting;
beforeAll(async () => {
  visiting = await startVisiting((origin) => {
    const other = `<script>const other = '${origin.replace('127.0.0.1', 'localhost')}';</script>`;
    const page = (body: string) => html(`${other}${body}${BODY}`);
    const inFrame = `<iframe title="Map" src="${origin.replace('127.0.0.1', 'localhost')}/frame"></iframe>`;
    return {
      '/honours': page(banner(YES_NO, { onAccept: COUNT })),
      '/honours/form': page(banner(YES_NO, { onAccept: COUNT }) + FORM),
      '/ignores': page(banner(YES_NO, { onAccept: COUNT, onReject: COUNT })),
      '/returns': html(
        `<div><p>Rydym yn defnyddio cwcis i gyfrif ymweliadau.</p><button onclick="this.parentNode.remove()">Derbyn cwcis</button> <button onclick="this.parentNode.remove()">Gwrthod cwcis</button></div>${BODY}`,
      ),
      '/settings': page(
        banner(`<button data-choose="yes">Allow all</button>
          <a href="#" id="more">Manage settings</a>
          <div id="inside" hidden><label><input type="checkbox" checked disabled> Strictly necessary</label>
          <label><input type="checkbox" checked> Advertising</label><button data-choose="no">Save settings</button></div>
          <script>document.getElementById('more').onclick = () => { document.getElementById('inside').hidden = false; };</script>`),
      ),
      '/unticked': page(
        banner(`<button data-choose="yes">Allow all</button>
          <button id="more">Settings</button>
          <div id="inside" hidden><label><input type="checkbox"> Advertising</label><button data-choose="no">Save settings</button></div>
          <script>document.getElementById('more').onclick = () => { document.getElementById('inside').hidden = false; };</script>`),
      ),
      '/posts': page(
        banner(`${YES_NO} <a href="/elsewhere">Cookie settings</a>`, {
          onReject: "fetch('/choice?who=me', { method: 'POST' }).catch(() => {});",
        }),
      ),
      '/shadow': page(`<div id="host"></div><script>
        const root = document.getElementById('host').attachShadow({ mode: 'open' });
        root.innerHTML = '<div><p>This site uses cookies to help us improve.</p><button>Accept all</button><button>Deny</button></div>';
        for (const button of root.querySelectorAll('button')) button.onclick = () => root.replaceChildren();
      </script>`),
      '/stores': page(`${inFrame}<script>
        localStorage.seen = 'secret'; sessionStorage.tab = '1'; indexedDB.open('visits');
        navigator.serviceWorker?.register('/worker.js');
        document.cookie = 'theme=plum; max-age=2592000';
      </script>`),
      '/frame': html("<p>A map</p><script>localStorage.visitor = '7';</script>"),
      '/plain': html(`${BODY}<p>Our <a href="/cookies">cookies</a>.</p>`),
      '/cookies': html(
        '<main><h1>Cookies</h1><p>Do you accept cookies that count visits to this website?</p><button>Accept cookies</button></main>',
      ),
      '/useful': html(
        `${BODY}<footer><p>Is this page useful to you today?</p><button>Yes</button><button>No</button><a href="/cookies">Cookies</a></footer>`,
      ),
      '/policy': {
        headers: { 'content-security-policy': "img-src 'self'" },
        body: html(`${BODY}<img alt="" src="${origin.replace('127.0.0.1', 'localhost')}/hit.gif">`),
      },
      '/hit.gif': { headers: { 'content-type': 'image/gif' }, body: '' },
      '/elsewhere': html('<h1>Settings</h1>'),
    };
  });
});
afterAll(() => visiting.close());

const look = (...paths: readonly string[]) => lookedAround(visiting, paths, 'consent');
const outcomeOf = (choice: Consent['rejected']) => {
  if (!choice?.after.ok) throw new Error(JSON.stringify(choice));
  return choice.after.value;
};
const names = ({ cookies }: KeptState) => cookies.map(({ name }) => name);
const pathsOf = (state: KeptState) => state.requests.map(({ url }) => new URL(url).pathname + new URL(url).search);

describe('the evidence of consent', () => {
  it('tells a banner that honours a refusal, on the pages that follow too', async () => {
    const seen = await look('/honours', '/honours/form');
    expect(seen.pages.map(({ url }) => new URL(url).pathname)).toEqual(['/honours', '/honours/form']);
    expect(seen.pages.map(({ before }) => names(before))).toEqual([[], []]);
    expect(seen.banner?.controls.map(({ does, text, kind }) => [does, text, kind])).toEqual([
      ['accept', 'Accept cookies', 'button'],
      ['reject', 'Reject cookies', 'button'],
    ]);
    expect(seen.rejected?.clicks).toEqual(['Reject cookies']);
    const rejected = outcomeOf(seen.rejected);
    expect([rejected.gone, names(rejected.there), pathsOf(rejected.there)]).toEqual([true, ['choice'], []]);
    expect(rejected.later.map(({ banner: back, state }) => [back, names(state)])).toEqual([[false, ['choice']]]);
    const accepted = outcomeOf(seen.accepted);
    expect(names(accepted.there)).toEqual(['_ga', 'choice']);
    expect(accepted.there.cookies.map(({ days }) => days)).toEqual([1, 365]);
    expect(pathsOf(accepted.there)).toEqual(['/hit.gif?id&page']);
    expect(accepted.later.map(({ state }) => pathsOf(state))).toEqual([['/hit.gif?id&page']]);
    expect(seen.pages[0]?.before.shot).toMatchObject({ width: 1280, height: 720 });
  });

  it('tells one that does not', async () => {
    const rejected = outcomeOf((await look('/ignores', '/plain')).rejected);
    expect(names(rejected.there)).toEqual(['_ga', 'choice']);
    expect(pathsOf(rejected.there)).toEqual(['/hit.gif?id&page']);
  });

  it('reads Welsh, and sees a banner that comes back', async () => {
    const seen = await look('/returns', '/plain', '/honours');
    expect(seen.banner?.controls.map(({ does }) => does)).toEqual(['accept', 'reject']);
    expect(outcomeOf(seen.rejected).gone).toBe(true);
    expect(outcomeOf(seen.rejected).later.map(({ banner: back }) => back)).toEqual([false, true]);
  });

  it('opens the settings, and does not take ticked ones for a way to refuse', async () => {
    const seen = await look('/settings');
    expect(seen.banner?.controls.map(({ does, kind }) => [does, kind])).toEqual([
      ['accept', 'button'],
      ['settings', 'link'],
    ]);
    expect(seen.settings?.options).toEqual([
      { label: 'Strictly necessary', checked: true, fixed: true },
      { label: 'Advertising', checked: true, fixed: false },
    ]);
    expect(seen.rejected).toBeNull();
  });

  it('refuses by saving settings in which nothing is ticked', async () => {
    const seen = await look('/unticked');
    expect(seen.rejected?.clicks).toEqual(['Settings', 'Save settings']);
    expect(seen.accepted?.clicks).toEqual(['Allow all']);
    expect(outcomeOf(seen.rejected).gone).toBe(true);
  });

  it('sends nothing and does not leave the page', async () => {
    const seen = await look('/posts');
    expect(seen.settings).toBeNull();
    expect(outcomeOf(seen.rejected).there.blocked).toEqual([`${visiting.server.origin}/choice?who`]);
    expect(visiting.server.hits.filter((hit) => /POST|elsewhere/.test(hit))).toEqual([]);
  });

  it('tells of no request that the page’s own policy stopped', async () => {
    const { server } = visiting;
    const before = server.hits.length;
    expect((await look('/policy')).pages[0]?.before.requests).toEqual([]);
    expect(server.hits.slice(before).filter((hit) => hit.includes('hit.gif'))).toEqual([]);
  });

  it('finds a banner in an open shadow tree', async () => {
    const seen = await look('/shadow');
    expect(seen.banner?.controls.map(({ does }) => does)).toEqual(['accept', 'reject']);
    expect(outcomeOf(seen.rejected).gone).toBe(true);
  });

  it('lists every kind of storage, in frames too, and no value', async () => {
    const seen = await look('/stores');
    const { server } = visiting;
    const other = server.origin.replace('127.0.0.1', 'localhost');
    const state = seen.pages[0]?.before;
    expect(state?.storage).toEqual([
      { origin: server.origin, kind: 'indexed-db', name: 'visits' },
      { origin: server.origin, kind: 'local', name: 'seen' },
      { origin: server.origin, kind: 'service-worker', name: '' },
      { origin: server.origin, kind: 'session', name: 'tab' },
      { origin: other, kind: 'local', name: 'visitor' },
    ]);
    expect(state?.cookies.map(({ name, days }) => [name, days])).toEqual([['theme', 30]]);
    expect(JSON.stringify(seen)).not.toMatch(/secret|plum/);
    expect([seen.banner, seen.settings, seen.rejected, seen.accepted]).toEqual([null, null, null, null]);
  });

  it('takes neither a page about cookies nor another question for a banner', async () => {
    expect((await look('/useful')).banner).toBeNull();
    expect((await look('/cookies')).banner).toBeNull();
    expect((await look('/plain')).banner).toBeNull();
  });
});
