import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Left, StrippedPage } from '../../src/model/seen/stripped.ts';
import { lookedAround } from '../helpers/looking.ts';
import { html, startVisiting, type Visiting } from './visiting.ts';

const WORDS = '<p>We empty your bin every week. Put it out by seven in the morning.</p>';
const FIELD = '<label for="street">Street</label><input id="street" name="street">';

let visiting: Visiting;
beforeAll(async () => {
  visiting = await startVisiting((origin) => {
    const other = origin.replace('127.0.0.1', 'localhost');
    const menu = '<nav aria-label="Main"><a href="/robust">Bins</a></nav>';
    return {
      '/robust': html(
        `${menu}<main><h1>Bins</h1>${WORDS}<form action="/send" method="get">${FIELD}<button>Find</button></form></main><script>document.title += '!';</script>`,
      ),
      '/built': html(
        `<main><div id="app"></div></main><script>document.getElementById('app').innerHTML = '<h1>Bins</h1>${WORDS}<form action="/send"><label>Town <input name="town"></label><button type="button">Find</button></form>';</script>`,
      ),
      '/half': html(
        `<main><h1>Bins</h1>${WORDS}<form id="find" action="/send">${FIELD}</form></main><script>
          const button = document.createElement('button'); button.textContent = 'Find'; document.getElementById('find').append(button);</script>`,
      ),
      '/leaning': html(
        `<main><h1>Bins</h1>${WORDS}<div id="more"></div></main><script src="${other}/widget.js"></script>`,
      ),
      '/widget.js': {
        headers: { 'content-type': 'text/javascript' },
        body: 'document.getElementById(\'more\').innerHTML = \'<form action="/send"><label>Post code <input name="code"></label><button>Find</button></form>\';',
      },
    };
  });
});
afterAll(() => visiting.close());

const look = async (path: string): Promise<StrippedPage> => {
  const [page] = await lookedAround(visiting, [path], 'stripped');
  if (!page) throw new Error('no page');
  return page;
};
const left = (gathered: StrippedPage['withoutOthers']): Left => {
  if (!gathered?.ok) throw new Error(JSON.stringify(gathered));
  return gathered.value;
};

describe('the evidence of pages with something missing', () => {
  it('finds all of a robust page again', async () => {
    const { whole, withoutScript, withoutOthers } = await look('/robust');
    const action = `${visiting.server.origin}/send`;
    expect(whole).toMatchObject({ heading: 'Bins', menu: 1, forms: [{ action, fields: ['street'] }] });
    const seen = left(withoutScript);
    expect(seen.sketch).toEqual(whole);
    expect([seen.wordsKept, seen.usable, seen.unsent]).toEqual([whole.words, ['street'], []]);
    expect(withoutOthers).toBeNull();
  });

  it('finds nothing where a script makes the page', async () => {
    const { whole, withoutScript } = await look('/built');
    expect(whole).toMatchObject({ heading: 'Bins', forms: [{ fields: ['town'] }] });
    expect(left(withoutScript)).toMatchObject({
      wordsKept: 0,
      usable: [],
      sketch: { heading: '', words: 0, forms: [] },
    });
  });

  it('misses the button that only a script adds', async () => {
    const { withoutScript } = await look('/half');
    expect(left(withoutScript)).toMatchObject({ usable: ['street'], unsent: ['#find'] });
  });

  it('keeps other sites away, and says which', async () => {
    const { whole, withoutOthers } = await look('/leaning');
    expect(whole.forms.map(({ fields }) => fields)).toEqual([['code']]);
    const seen = left(withoutOthers);
    expect([seen.without, seen.usable]).toEqual([[`localhost:${visiting.server.port}`], []]);
    expect(seen.wordsKept).toBeGreaterThan(10);
  });
});
