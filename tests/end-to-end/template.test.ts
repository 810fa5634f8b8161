import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const HEADER = '<header class="site-header"><a href="/">Ambleford Council</a></header>';
const FOOTER = '<footer class="site-footer"><ul><li><a href="/contact">Contact us</a></li></ul></footer>';
const menu = (active: string) =>
  `<nav class="site-menu" id="menu-${active.length}7"><ul>${['news', 'bins', 'home']
    .map((one) =>
      one === active
        ? `<li class="active is-open"><a href="/${one}">${one}</a><ul><li><a href="/${one}/more">More</a></li></ul></li>`
        : `<li><a href="/${one}">${one}</a></li>`,
    )
    .join('')}</ul></nav>`;
const COOKIES =
  '<div><div class="cookie-banner" role="region"><form><p>We use cookies.</p><button>Accept</button></form></div></div>';
const ALERT = '<div id="site-alert-12"><div class="wrap"><p>Offices are closed on Monday.</p></div></div>';

interface Parts {
  readonly before?: string;
  readonly active?: string;
  readonly body?: string;
}
const page = (main: string, { before = '', active = 'news', body = '' }: Parts = {}) =>
  html(`${before}${HEADER}${menu(active)}${main}${FOOTER}`).replace('<body>', `<body${body}>`);

const P = '<p>The council will empty bins a day later in the week after the bank holiday.</p>';
const PICTURE = '<div class="image image--left"><img src="/x.png" alt="A bin"><p class="caption">A bin</p></div>';
const TABLE = '<div class="table-wrapper"><table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table></div>';
const news = (inside: string, more: Parts = {}, id = 'post-17 post') =>
  page(
    `<main class="page"><article class="${id}"><h1>Bins</h1><div class="rich-text">${inside}</div></article></main>`,
    more,
  );
const card = (index: number) =>
  `<div class="card card-${index}"><h2><a href="/n/${index}">Item</a></h2>${index % 2 ? '<div class="tags"><ul class="tag-list"><li><a href="/t">Tag</a></li></ul></div>' : ''}<p>Words</p></div>`;
const listing = (items: number, more: Parts = {}) =>
  page(
    `<main class="page"><h1>News</h1><div class="results">${Array.from({ length: items }, (_, index) => card(index)).join('')}</div></main>`,
    more,
  );
const list = (items: number) =>
  page(
    `<main class="page"><h1>A to Z</h1><ul class="a-to-z">${'<li><a href="/a">Allotments</a></li>'.repeat(items)}</ul></main>`,
  );
const form = (fields: number) =>
  page(
    `<main class="page"><form class="step-${fields}"><h1>Report a missed bin</h1>${'<div class="govuk-form-group"><label>Street <input name="x"></label></div>'.repeat(fields)}<button>Continue</button></form></main>`,
  );
const home = page(
  '<main class="page"><h1>Ambleford</h1><form role="search"><input type="search" aria-label="Search"></form><section class="top-tasks"><ul><li><h2><a href="/bins">Bins</a></h2></li></ul></section><section class="latest"><h2>News</h2></section></main>',
);
/** One form around the page, as some systems write it. */
const webForms = (inside: string) =>
  html(
    `<form method="post"><input type="hidden" name="__VIEWSTATE" value="1">${HEADER}<div id="content"><h1>Bins</h1>${inside}</div>${FOOTER}</form>`,
  );

const pages: Readonly<Record<string, string>> = {
  '/news/short': news(P),
  '/news/long': news(P.repeat(60)),
  '/news/picture': news(PICTURE + P),
  '/news/table': news(`${P}${TABLE}${P}<table class="dates"><tr><td>1</td></tr></table>`),
  '/news/everything': news(
    `${P}<h2>When</h2><ul><li>Monday</li></ul>${PICTURE}<div class="callout">Call us.</div><blockquote>Sorry.</blockquote><iframe src="/f" title="Film"></iframe><dl><dt>a</dt><dd>b</dd></dl>${P}`,
  ),
  '/news/hero': page(
    `<main class="page"><article class="post-3 post"><h1>Bins</h1><div class="hero"><img src="/x.png" alt=""></div><div class="rich-text">${P}</div></article></main>`,
  ),
  '/news/other-ids': news(P, {}, 'post-99181 post'),
  '/news/other-menu': news(P, { active: 'bins' }),
  '/news/cookies': news(P, { before: COOKIES }),
  '/news/alert': news(P, { before: ALERT }),
  '/news/body-state': news(P, { body: ' class="js-enabled postid-44 section-bins has-alert"' }),
  '/news/chat': news(`${P}`).replace('</body>', '<div id="fb-root"></div><div class="chat-widget">Chat</div></body>'),
  '/news/in-page-alert': news(P).replace(
    '<h1>',
    '<div class="govuk-notification-banner" role="alert"><p>Late</p></div><h1>',
  ),
  '/list/1': listing(1),
  '/list/3': listing(3),
  '/list/300': listing(300),
  '/list/cookies': listing(3, { before: COOKIES }),
  '/a-to-z/3': list(3),
  '/a-to-z/300': list(300),
  '/form/1': form(1),
  '/form/6': form(6),
  '/home': home,
  '/typed': news(P, { body: ' class="node-type-event"' }),
  '/side': page(
    `<main class="page"><article class="post"><h1>Bins</h1><div class="rich-text">${P}</div></article><aside class="related">Related</aside></main>`,
  ),
  '/web-forms/text': webForms(P),
  '/web-forms/long': webForms(P.repeat(9) + TABLE),
  '/web-forms/fields': webForms(`${P}<p><label>Name <input name="n"></label></p>`),
  '/hostile': page(
    '<main class="page"><form><input name="children"><input name="closest"><input name="classList"><input name="querySelector"></form></main>',
  ),
  '/empty': '',
};

let world: Visiting;
const ids = new Map<string, string>();
beforeAll(async () => {
  world = await startVisiting(() => ({
    '/x.png': { headers: { 'content-type': 'image/png' } },
    '/f': html('f'),
    ...pages,
  }));
  for (const path of Object.keys(pages)) ids.set(path, artifact(await world.visit(path), 'template').id);
});
afterAll(() => world?.close());

const paths = Object.keys(pages);
const alike: readonly (readonly [name: string, paths: readonly string[]])[] = [
  ['news items, whatever is in them and around them', paths.filter((path) => path.startsWith('/news/'))],
  ['lists of cards of any length', paths.filter((path) => path.startsWith('/list/'))],
  ['lists of links of any length', ['/a-to-z/3', '/a-to-z/300']],
  ['steps of a form', ['/form/1', '/form/6']],
  ['pages inside one large form', ['/web-forms/text', '/web-forms/long']],
];

describe('one template', () => {
  it.each(alike)('%s', (_name, group) => {
    const [first = ''] = group;
    expect(group.filter((path) => ids.get(path) !== ids.get(first))).toEqual([]);
  });
});

describe('templates of their own', () => {
  it('for pages of different layout', () => {
    const one = ['/news/short', '/list/3', '/a-to-z/3', '/form/1', '/home', '/typed', '/side', '/web-forms/text'];
    const other = ['/web-forms/fields', '/empty'];
    const all = [...one, ...other];
    expect(
      new Set(all.map((path) => ids.get(path))).size,
      all.map((path) => `${path} ${ids.get(path)}`).join('\n'),
    ).toBe(all.length);
  });

  it('not for fields with the names of properties', () => {
    expect(ids.get('/hostile')).toBe(ids.get('/form/1'));
  });
});
