import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { readComponents } from '../../src/gather/in-page/components.ts';
import { readDocument } from '../../src/gather/in-page/document.ts';
import { readFieldHints } from '../../src/gather/in-page/field-hints.ts';
import { readForms } from '../../src/gather/in-page/forms.ts';
import type { InPageHelpers } from '../../src/gather/in-page/helpers.ts';
import { readImages } from '../../src/gather/in-page/images.ts';
import { readLinkContext } from '../../src/gather/in-page/link-context.ts';
import { readLinks } from '../../src/gather/in-page/links.ts';
import { readFrames, readMedia } from '../../src/gather/in-page/media.ts';
import { readHeadings, readLandmarks } from '../../src/gather/in-page/outline.ts';
import { type InPage, runInWorld } from '../../src/gather/in-page/run.ts';
import { readTables } from '../../src/gather/in-page/tables.ts';
import { readText } from '../../src/gather/in-page/text.ts';
import { readWording } from '../../src/gather/in-page/wording.ts';
import { fillPage } from '../../src/gather/journeys/fill.ts';
import { mainWorld } from '../../src/gather/page/frames.ts';

let browser: Browser;

beforeAll(async () => {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  ({ browser } = await launchBrowser(found.path));
});
afterAll(() => browser.close());

async function read<R>(body: string, fn: InPage<null, R>): Promise<R> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const html = `<!doctype html><html lang="en"><title>Bins</title><body>${body}</body></html>`;
    await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('http://127.0.0.1/');
    return await runInWorld(await mainWorld(await context.newCDPSession(page)), fn, null);
  } finally {
    await context.close();
  }
}

const open = (inside: string) => `<template shadowrootmode="open">${inside}</template>`;
const closed = (inside: string) => `<template shadowrootmode="closed">${inside}</template>`;
const STYLE = '<style>p { color: black } .hint { content: "Styles are no words" }</style>';
const SMALL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
const picture = (more: string) => `<img src="${SMALL}" width="30" height="30" ${more}>`;

describe('the open shadow roots of a page', () => {
  it('are found in each other, and closed ones are not', async () => {
    const hosts = await read(
      `<x-a id="a">${open(`<x-b>${open('<p>Deep</p>')}</x-b>`)}</x-a><x-c id="c">${closed('<p>Kept</p>')}</x-c>`,
      (h: InPageHelpers) =>
        h
          .openRoots()
          .roots.slice(1)
          .map((root) => h.selectorOf((root as ShadowRoot).host)),
    );
    expect(hosts).toEqual(['#a', '#a >>> x-b']);
  });

  it('are so many and so deep at most, and it is said that there are more', async () => {
    const deep = (levels: number): string => (levels === 0 ? '<p>Bottom</p>' : `<div>${open(deep(levels - 1))}</div>`);
    const count = (h: InPageHelpers) => {
      const { roots, cut } = h.openRoots();
      return [roots.length, cut] as const;
    };
    expect(await read(deep(25), count)).toEqual([21, true]);
    expect(await read(`<x-a>${open('<b>b</b>')}</x-a>`.repeat(600), count)).toEqual([500, true]);
    expect(await read(`<x-a>${open('<b>b</b>')}</x-a>`.repeat(400), count)).toEqual([401, false]);
    expect(await read('<p>None</p>', count)).toEqual([1, false]);
  });

  it('are looked for anew once the page may have changed', async () => {
    const counts = await read('<div id="late"></div>', async (h: InPageHelpers) => {
      const before = h.openRoots().roots.length;
      document.getElementById('late')?.attachShadow({ mode: 'open' });
      const same = h.openRoots().roots.length;
      await Promise.resolve();
      return [before, same, h.openRoots().roots.length];
    });
    expect(counts).toEqual([1, 1, 2]);
  });

  it('are read in the order in which they are drawn', async () => {
    const words = await read(
      `<b>1</b><x-a>${open('<b>2</b><slot name="s"></slot><b>4</b><slot></slot><b>6</b>')}
       <b>5</b><b slot="s">3</b><b slot="nowhere">7</b></x-a><b>8</b>`,
      (h: InPageHelpers) => h.everywhere('b').map((one) => one.textContent),
    );
    expect(words).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('give selectors that lead back to the element', async () => {
    const body = `<main><div><x-a>${open(
      `${STYLE}<p>One</p><p>Two</p><x-b>${open('<i></i><ul><li>a</li><li class="it">b</li></ul><b id="named">c</b>')}</x-b>`,
    )}</x-a></div></main>`;
    const found = await read(body, (h: InPageHelpers) =>
      h.everywhere('p, .it, b').map((element) => {
        const selector = h.selectorOf(element);
        return [selector, h.elementAt(selector) === element];
      }),
    );
    const host = 'html > body > main > div > x-a';
    expect(found).toEqual([
      [`${host} >>> p:nth-of-type(1)`, true],
      [`${host} >>> p:nth-of-type(2)`, true],
      [`${host} >>> x-b >>> ul > li:nth-of-type(2)`, true],
      [`${host} >>> x-b >>> #named`, true],
    ]);
  });
});

it('reads links in components, with what stands in their slots, once', async () => {
  const links = await read(
    `<footer><x-nav>${open(`${STYLE}<nav><a id="in" href="/in"><slot></slot></a></nav>`)}Bins <b>today</b></x-nav></footer>
     <main><x-card>${open('<a id="card" href="/card"><slot name="title"></slot> <x-icon></x-icon></a><footer><a id="foot" href="/foot">More</a></footer>')}
       <span slot="title">Council tax</span></x-card>
     <a id="holds" href="/holds"><x-word>${open('Parking <img alt="permits">')}</x-word></a>
     <x-list>${open('<ul><slot></slot></ul>')}<a id="slotted" href="/slotted">Slotted</a></x-list>
     <x-shut>${closed('<a href="/closed">Closed</a>')}</x-shut>
     <x-away>${open('<div style="height:0;overflow:hidden"><slot></slot></div>')}<a id="folded" href="/folded">Folded</a></x-away>
     <map name="m"><area href="/area" alt="Area"></map></main>`,
    readLinks,
  );
  expect(
    links.map(({ href, text, selector, region, visible }) => [new URL(href).pathname, text, selector, region, visible]),
  ).toEqual([
    ['/in', 'Bins today', 'html > body > footer > x-nav >>> #in', 'footer', true],
    ['/card', 'Council tax', 'html > body > main > x-card >>> #card', 'main', true],
    ['/foot', 'More', 'html > body > main > x-card >>> #foot', 'main', true],
    ['/holds', 'Parking permits', '#holds', 'main', true],
    ['/slotted', 'Slotted', '#slotted', 'main', true],
    ['/folded', 'Folded', '#folded', 'main', false],
    ['/area', 'Area', 'html > body > main > map > area', 'main', false],
  ]);
});

it('reads what must be known of links in components, and is silent where a border lies between', async () => {
  const context = await read(
    `<p><a id="before" href="/same">Same</a></p><x-a>${open('<a id="after" href="/same">Same</a>')}</x-a>
     <x-doc>${open('<a id="doc" href="/plan.pdf"><slot></slot></a>')}Plan</x-doc> (PDF, 2MB)
     <x-size>${open('<slot></slot><span>(PDF, 1MB)</span>')}<a id="sized" href="/map.pdf">Map</a></x-size>
     <a id="there" href="#inner">There</a><a id="lost" href="#nowhere">Lost</a>
     <x-b>${open('<h2 id="inner">Inner</h2><a id="own" href="#inner">Own</a><a id="gone" href="#nowhere">Gone</a>')}</x-b>`,
    readLinkContext,
  );
  expect(context.map(({ selector, after, lost, twin }) => [selector.split(' ').at(-1), after, lost, twin])).toEqual([
    ['#doc', '(PDF, 2MB)', false, false],
    ['#sized', '(PDF, 1MB)', false, false],
    ['#lost', '', true, false],
    ['#gone', '', true, false],
  ]);
});

it('reads pictures in components, their names, and the links that they stand in', async () => {
  const { images } = await read(
    `<x-a>${open(`${STYLE}${picture('id="bare"')}`)}</x-a>
     <x-b>${open(`${STYLE}<b id="b">Logo</b>${picture('id="named" aria-labelledby="b"')}`)}</x-b><b id="far">Far</b>
     <x-c>${open(picture('id="over" aria-labelledby="far" alt="Own"'))}</x-c>
     <a href="/home"><x-d>${open(picture('id="linked" alt="Home"'))}</x-d> Go</a>
     <x-e role="img" aria-label="Icon" style="display:inline-block;width:20px;height:20px">${open('<svg width="20" height="20" id="drawn"></svg>')}</x-e>
     <x-f aria-hidden="true">${open(picture('id="quiet" alt="Quiet"'))}</x-f>
     <x-g>${open('<figure><slot></slot><figcaption><slot name="c"></slot></figcaption></figure>')}${picture('id="figured" alt="Map"')}<i slot="c">The map</i></x-g>
     <x-h>${closed(picture('id="shut"'))}</x-h>`,
    readImages,
  );
  expect(
    images.map(({ selector, alt, control, caption, silenced, region }) => [
      selector.split(' ').at(-1),
      alt,
      control?.text ?? null,
      caption,
      silenced,
      region,
    ]),
  ).toEqual([
    ['#bare', null, null, '', false, 'other'],
    ['#named', 'Logo', null, '', false, 'other'],
    ['#over', 'Own', null, '', false, 'other'],
    ['#linked', 'Home', 'Go', '', false, 'other'],
    ['x-e', 'Icon', null, '', false, 'other'],
    ['#quiet', 'Quiet', null, '', true, 'other'],
    ['#figured', 'Map', null, 'The map', false, 'other'],
  ]);
  expect(images.find(({ selector }) => selector.endsWith('#bare'))?.beside).toEqual([]);
});

it('reads headings and landmarks as they are drawn', async () => {
  const body = `<x-head>${open('<header><h1><slot></slot></h1></header>')}Ambleford</x-head>
    <main><x-part>${open('<slot name="lead"></slot><h3>Dates</h3><header>Of a part</header><slot></slot>')}<h4>Times</h4><h2 slot="lead">Bins</h2></x-part>
    <x-none>${open('<p>No slot</p>')}<h2>Never drawn</h2></x-none><x-shut>${closed('<h2>Kept</h2>')}</x-shut></main>
    <x-side>${open('<aside aria-labelledby="s"><b id="s">More</b></aside>')}</x-side>`;
  expect((await read(body, readHeadings)).map(({ level, text }) => `${level} ${text}`)).toEqual([
    '1 Ambleford',
    '2 Bins',
    '3 Dates',
    '4 Times',
  ]);
  expect((await read(body, readLandmarks)).map(({ role, label }) => [role, label])).toEqual([
    ['banner', ''],
    ['main', ''],
    ['complementary', 'More'],
  ]);
});

const FIELDS = `<form action="/send"><label for="host">By its component</label><x-a id="host">${open(
  `${STYLE}<div><div><div><div><div><input id="by-host" aria-label="Spoken"></div></div></div></div></div>`,
)}</x-a>
  <x-b>${open('<label for="own"><slot></slot></label><input id="own" required>')}Your name</x-b>
  <label>Around <x-c>${open('<input id="around">')}</x-c></label>
  <fieldset><legend>Which bin</legend><x-d>${open('<label><input type="radio" id="choice" name="bin"> Green</label>')}</x-d></fieldset>
  <b id="out">Outside</b><x-e>${open('<input id="border" aria-labelledby="out">')}</x-e>
  <p>Beside it <x-f>${open('<div><div><div><div><div><input id="loose"></div></div></div></div></div>')}</x-f></p>
  <div><div><div><x-g>${open('<p><input id="bare"></p>')}</x-g></div></div></div>
  <x-h>${closed('<input id="shut">')}</x-h></form>
  <x-i>${open('<form id="inner" method="POST"><label>Postcode <input id="post"></label></form>')}</x-i>`;

it('reads fields in components with the labels that people see, and takes no label out of another tree for a name', async () => {
  const { forms, fields } = await read(FIELDS, readForms);
  expect(forms.map(({ selector, method }) => [selector, method])).toEqual([
    ['html > body > form', 'get'],
    ['html > body > x-i >>> #inner', 'post'],
  ]);
  expect(
    fields.map((field) => [
      field.selector.split(' ').at(-1),
      field.visibleLabel,
      field.accessibleName,
      field.legend,
      field.form,
    ]),
  ).toEqual([
    ['#by-host', 'By its component', 'Spoken', '', null],
    ['#own', 'Your name', 'Your name', '', null],
    ['#around', 'Around', '', '', null],
    ['#choice', 'Green', 'Green', 'Which bin', null],
    ['#border', '', '', '', null],
    ['#loose', '', '', '', null],
    ['#bare', '', '', '', null],
    ['#post', 'Postcode', 'Postcode', '', 1],
  ]);
});

it('leads a journey to the fields of components, one by one', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const field = (more: string) => `<x-b>${open(`<div><input ${more}></div>`)}</x-b>`;
  const inside = `<p>One</p>${field('name="street" aria-label="Street"')}${field('name="town" aria-label="Town"')}`;
  await context.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<title>Bins</title><x-a>${open(inside)}</x-a>` }),
  );
  await page.goto('http://127.0.0.1/');
  const { filled, left } = await fillPage(page, await context.newCDPSession(page), { town: 'Ambleford' });
  expect([filled, left]).toEqual([['Street', 'Town'], []]);
  const [street, town] = await page
    .locator('input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(street).not.toBe('');
  expect(town).toBe('Ambleford');
  await context.close();
});

it('reads a name that a script gives across the border', async () => {
  const { fields } = await read(
    `<b id="out">Outside</b><x-a id="a">${open('<input id="in">')}</x-a>
     <script>a.shadowRoot.getElementById('in').ariaLabelledByElements = [out];</script>`,
    readForms,
  );
  expect(fields.map(({ visibleLabel, accessibleName }) => [visibleLabel, accessibleName])).toEqual([
    ['Outside', 'Outside'],
  ]);
});

it('reads words and errors beside fields in components', async () => {
  const hints = await read(
    `${FIELDS}<x-j>${open('<label for="e">Email</label><p id="m" class="error">Enter an email address</p><input id="e" aria-describedby="m">')}</x-j>`,
    readFieldHints,
  );
  const of = (id: string) => hints.find(({ selector }) => selector.endsWith(`>>> #${id}`));
  expect(of('loose')?.near).toBe('Beside it');
  expect(of('bare')?.near).toBe('');
  expect(of('e')).toMatchObject({ describedBy: 'Enter an email address', error: { tied: true } });
});

it('reads what components say once, and where it stands', async () => {
  const body = `<x-bar>${open(`${STYLE}<p>Cookies</p><p hidden>Not drawn</p>`)}</x-bar>
    <main><h1>Bins</h1><x-part>${open(`${STYLE}Emptied <slot></slot>`)}<p>on Tuesday</p></x-part></main>
    <x-off style="display:none">${open('<p>Hidden</p>')}</x-off>`;
  const { main, whole } = await read(body, readText);
  expect(main.split(/\s+/).toSorted()).toEqual(['Bins', 'Emptied', 'Tuesday', 'on']);
  expect(whole.split(/\s+/).toSorted()).toEqual(['Bins', 'Cookies', 'Emptied', 'Tuesday', 'on']);
});

it('reads the main part of a page that is one component', async () => {
  const { main } = await read(
    `<x-app>${open('<header>Menu</header><main><h1>Bins</h1><slot></slot><slot name="none">Nothing more</slot></main>')}<p>on Tuesday</p></x-app>`,
    readText,
  );
  expect(main.split(/\s+/).toSorted()).toEqual(['Bins', 'Nothing', 'Tuesday', 'more', 'on']);
});

it('knows that components show what the source of the page does not say', async () => {
  const shows = async (body: string) => (await read(body, readDocument)).showsMore ?? false;
  expect(await shows(`<x-a>${open('<p>bins@ambleford.example</p>')}</x-a>`)).toBe(true);
  expect(await shows(`<x-a>${open('<p>Bins</p>')}</x-a>`)).toBe(false);
  expect(await shows(`<x-a>${open('<b></b>')}</x-a>`.repeat(600))).toBe(true);
});

it('reads media, frames, tables and known parts in components', async () => {
  const body = `<x-a>${open('<video id="v" width="90" height="60"></video><iframe id="f" title="Map" srcdoc="Map"></iframe>')}</x-a>
    <p>With a transcript</p><x-b>${open('<table id="t"><tr><th><slot></slot></th><td>1</td></tr></table><div class="breadcrumb" id="c">Home</div>')}Bin</x-b>`;
  const last = (rows: readonly { readonly selector: string }[]) =>
    rows.map(({ selector }) => selector.split(' ').at(-1));
  expect(last(await read(body, readMedia))).toEqual(['#v']);
  expect(last(await read(body, readFrames))).toEqual(['#f']);
  expect(last(await read(body, readComponents))).toEqual(['#c']);
  const { tables } = await read(body, readTables);
  expect(tables.map(({ sample, emptyHeaders }) => [sample, emptyHeaders])).toEqual([[['Bin', '1'], []]]);
});

it('reads the sentences of components in the language that is said around them', async () => {
  const words =
    'Eich biniau yn y stryd hon mae gan y cyngor wybodaeth am y gwasanaeth a sut i roi gwybod am fin sydd heb ei gasglu';
  const { paragraphs, odd, pointing } = await read(
    `<div id="box"><x-a>${open(`${STYLE}<p id="odd">${words}</p><p lang="cy">${words}</p><p>Press the green button.</p>`)}</x-a></div>
     <div lang="cy"><x-b>${open('<div id="slotted"><slot></slot></div>')}${words}</x-b></div>
     <x-c>${closed(`<p>${words}</p>`)}</x-c>`,
    readWording,
  );
  expect(paragraphs).toBe(3);
  expect(odd.map(({ selector }) => selector)).toEqual(['#box > x-a >>> #odd']);
  expect(pointing.map(({ selector }) => selector)).toEqual(['#box > x-a >>> p:nth-of-type(3)']);
});
