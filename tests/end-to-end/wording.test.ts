import { afterAll, beforeAll, expect, it } from 'vitest';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const WELSH =
  'Mae’r rhan fwyaf o’r wefan yn gweithio’n dda. Gallwch chi roi gwybod am finiau sydd heb eu casglu a thalu eich treth gyngor.';
const ENGLISH =
  'Most of the website works well. You can report a missed bin, pay your council tax and find out when your next collection is.';
const NAMES =
  'Aberystwyth, Machynlleth, Dolgellau, Porthmadog, Pwllheli, Caernarfon, Blaenau Ffestiniog, Llandrindod, Penrhyndeudraeth, Tywyn, Harlech, Barmouth, Bala';

/** Names, English with words that look like it, and what is too short to tell. */
const NOT_WELSH = [
  'Cyngor Sir Ynys Môn',
  'Llanfair yn y Cwmwd',
  'Tal y bont ar Wysg',
  'Ysgol y Bont Faen',
  'Bws a thrên',
  'Croeso i Gymru',
  'Mwy na geiriau for you',
  'I am at a loss, am I',
  'Canolfan y Celfyddydau Aberystwyth',
  'Ni tax at EU a rates',
  'Cllr Beth O’Connor',
  'Tai chi at Ryde',
  'Hon Alderman R O Jones',
  'Gan a Mae at Ryde',
];

const languages = html(`<main>
  <p id="english">${ENGLISH}</p>
  <p id="welsh">${WELSH}</p>
  <p id="marked" lang="cy">${WELSH}</p>
  <p id="names">${NAMES}</p>
  <p id="unseen" style="display:none">${WELSH}</p>
  <p id="letters">শহরের মানুষের জন্য</p>
  <p id="right" lang="bn">শহরের মানুষের জন্য</p>
  <a id="name" href="/ur">اردو</a>
  <p id="short">Croeso i’r wefan hon.</p>
  <h2 id="heading">Rhoi gwybod am fin heb ei gasglu</h2>
  <h3 id="question">Beth yw’r dreth gyngor?</h3>
  <ul><li id="entry"><a href="/treth">Talu eich treth gyngor</a></li></ul>
  <p id="polish">Witamy na stronie rady miasta. Tutaj znajdziesz informacje o naszych usługach dla mieszkańców.</p>
  <blockquote id="german">Die Stadt ist für alle da, und wir heißen Sie herzlich willkommen bei uns.</blockquote>
  <p id="not-french" lang="fr">This text is English and is said to be French.</p>
  <p id="french" lang="fr">Vous trouverez ici les services de la ville.</p>
  <button type="button" id="search">Chwilio</button>
  <button type="button" id="press">Sut i wneud cais</button>
  ${NOT_WELSH.map((words) => `<h3>${words}</h3>`).join('')}
  <h3><span lang="cy">Talu eich treth gyngor</span></h3>
  <h3 lang="cy">Talu eich treth y cyngor</h3>
  <h3 style="display:none">Talu eich treth i ni</h3>
  <section lang="cy"><p id="wrong">${ENGLISH}</p></section>
  <p id="inner"><span lang="cy">${WELSH}</span></p>
  <p id="partly">${WELSH} <span lang="cy">Croeso i bawb.</span></p>
  <p id="silent" aria-hidden="true">${WELSH}</p>
</main>`);

/** A page of one long text and of short ones, with something more among them. */
const shortTexts = (more: string) =>
  html(`<nav><ul><li>Tudalen gartref y cyngor</li></ul></nav><main>
  <h1>Casglu gwastraff gardd</h1><p>${WELSH}</p>
  <h2>Beth sy’n cael mynd yn y bin</h2><ul><li>glaswellt a dail</li><li>blodau a phlanhigion</li></ul>
  <h2>Faint mae’n ei gostio</h2><p>Gallwch dalu ar-lein neu dros y ffôn bob dydd.</p>${more}</main>`);

const inFrame = (lang: string, body: string, more = '') =>
  `<iframe ${more} srcdoc="<!doctype html><html lang=${lang}><title>Help</title>${body}"></iframe>`;
const framed = html(`<main><h1>Bins</h1><p>${ENGLISH}</p>
  ${inFrame('en', `<p id=welsh>${WELSH}</p><p id=press>Click the green button to continue.</p>`, 'id="help" title="Help"')}
  ${inFrame('cy', `<p>${WELSH}</p><p>${WELSH}</p><p>${WELSH}</p>`, 'title="Cymorth"')}
  ${inFrame('en', `<p>${WELSH}</p><p>Click the red button to continue.</p>`, 'title="Unseen" hidden')}</main>`);

const framedLinks = html(`<main><h1>News</h1>
  ${inFrame(
    'en',
    `<h2 id=news>News</h2><h3 id=vague>More</h3><h3 hidden>Unseen</h3><p id=one>The baths are shut in May. <a id=more href='/baths'>Read more</a></p><ul><li><a id=here href='/parks'>click here</a></li>
     <li><a id=parks href='/parks'>Parks and open spaces</a></li></ul><nav><a id=menu href='/more'>More</a></nav>
     <p hidden><a id=unseen href='/unseen'>click here</a></p>`,
    'id="news" title="News"',
  )}
  <p>Roads are mended in June. <a id="own" href="/roads">Read more</a></p></main>`);

const POINTING = [
  'Click the green button to continue.',
  'Select the round icon to hear the page.',
  'Choose the square next to your name.',
  'Look for the star symbol beside each name.',
  'Details are in the right-hand column.',
  'Fields marked in red must be answered.',
  'Use the menu on the right to find more.',
  'Enter your name in the box below.',
  'Press the button at the bottom of the page.',
  'Items in bold green are free.',
  'When you hear the beep, enter your number.',
  'The services in grey are not available.',
  'Red rows are closed and green rows are open.',
  'Mandatory questions have a yellow background.',
  'Sites coloured amber are full.',
  'Required fields are red.',
  'Press the circle to start.',
  'To pay, use the form opposite.',
  'Pwyswch y botwm gwyrdd i barhau.',
  'Defnyddiwch y ddewislen ar y chwith.',
];
const NOT_POINTING = [
  'Put your green bin out by 7am.',
  'Choose the Square for your wedding.',
  'Look for the star of the show.',
  'Choose the cross country route.',
  'Choose Continue to go on.',
  'You have the right to appeal.',
  'Click Continue, then follow the steps below.',
  'Use the form below to tell us.',
  'The car park is on the left side of the road.',
  'Complete the green waste form.',
  'Select the fields that you want.',
  'We sell items in many colours.',
  'You hear from us within a week.',
  'See the map of green belt areas.',
  'Photos must have a white background.',
  'Roads are white with frost in the morning.',
  'The words in this guide are simple.',
  'Mae’r ddewislen yn newydd.',
];
const instructions = html(
  `<main>${[...POINTING, ...NOT_POINTING].map((words) => `<p>First words. ${words} Last words.</p>`).join('')}<p style="display:none">Click the red button.</p></main>`,
);

const RED = 'color:rgb(212,53,28)';
const fields = html(`<main><form>
  <div><label for="a">Name</label><p style="${RED}">Enter your name</p><input id="a"></div>
  <div><label for="b">Town</label><p class="error-message" id="b-error">Enter your town</p><input id="b" aria-describedby="b-error"></div>
  <div><label for="c">Street</label><input id="c" aria-describedby="c-hint"><p id="c-hint">For example, High Street</p></div>
  <div><label for="d" style="${RED}">Day</label><input id="d"></div>
  <div role="radiogroup" aria-label="Colour"><label><input type="radio" name="e" id="e" style="opacity:0"> Red</label><label><input type="radio" name="e" id="f" style="opacity:0"> Blue</label></div>
  <fieldset aria-describedby="g-error"><legend>When?</legend><p id="g-error" class="error">Enter a date</p><label for="g">Date</label><input id="g"></fieldset>
  <div><label for="h">Postcode</label> <span class="error">*</span><input id="h"></div>
  <input id="i" type="hidden"><input id="j" style="display:none"><button>Send</button>
</form></main>`);

let visiting: Visiting;
beforeAll(async () => {
  visiting = await startVisiting(() => ({
    ...{ '/languages': languages, '/instructions': instructions, '/fields': fields },
    '/framed': framed,
    '/framed-links': framedLinks,
    '/short': shortTexts(''),
    '/short-marked': shortTexts('<p><span lang="en">Welsh is spoken here</span></p>'),
    '/short-unseen': shortTexts('<p hidden>Mae’n ddrwg gennym</p>'),
  }));
});
afterAll(() => visiting.close());

it('finds paragraphs that do not read like the language they are marked as', async () => {
  const { paragraphs, odd } = artifact(await visiting.visit('/languages'), 'wording');
  expect(paragraphs).toBe(9);
  expect(odd.map(({ selector, lang }) => `${selector} ${lang}`)).toEqual([
    '#welsh en-GB',
    '#names en-GB',
    '#letters en-GB',
    '#right bn',
    '#wrong cy',
    '#partly en-GB',
    '#silent en-GB',
    '#short en-GB',
    '#heading en-GB',
    '#question en-GB',
    '#entry en-GB',
    '#polish en-GB',
    '#german en-GB',
    '#not-french fr',
    '#search en-GB',
    '#press en-GB',
    '#name en-GB',
  ]);
  expect(odd.filter(({ whole }) => whole).map(({ selector }) => selector)).toEqual(['#welsh', '#names', '#wrong']);
  expect(odd[0]).toMatchObject({
    text: WELSH,
    html: expect.stringContaining('<p id="welsh">'),
    box: { x: expect.any(Number) },
  });
});

it('says of the short texts of a page, taken together, whether all are plain to see and none is marked', async () => {
  const ofPage = async (path: string) => {
    const { odd } = artifact(await visiting.visit(path), 'wording');
    return odd.find(({ selector }) => selector === 'html');
  };
  expect(await ofPage('/short')).toMatchObject({
    lang: 'en-GB',
    text: expect.stringMatching(/^Casglu gwastraff gardd\. Beth sy/),
    whole: true,
  });
  for (const path of ['/short-marked', '/short-unseen']) {
    expect(await ofPage(path), path).toMatchObject({ text: expect.stringMatching(/^Casglu gwastraff gardd/) });
    expect(await ofPage(path), path).not.toHaveProperty('whole');
  }
});

it('reads what frames of the page say, and counts none of it for the page', async () => {
  const { paragraphs, odd, pointing } = artifact(await visiting.visit('/framed'), 'wording');
  expect(paragraphs).toBe(1);
  expect(odd.map(({ selector, lang, whole }) => [selector, lang, whole])).toEqual([['#help >> #welsh', 'en', true]]);
  expect(pointing).toMatchObject([{ selector: '#help >> #press', text: 'Click the green button to continue.' }]);
});

it('reads links in a frame whose words may stand for anything', async () => {
  const links = artifact(await visiting.visit('/framed-links'), 'linkContext');
  expect(links.map(({ selector, text, beside }) => [selector, text, beside])).toEqual([
    ['#news >> #more', 'Read more', 'The baths are shut in May.'],
    ['#news >> #here', 'click here', ''],
  ]);
});

it('reads headings in a frame', async () => {
  const { framed } = artifact(await visiting.visit('/framed-links'), 'blocks');
  expect(framed?.map(({ level, selector, text }) => [level, selector, text])).toEqual([
    [2, '#news >> #news', 'News'],
    [3, '#news >> #vague', 'More'],
  ]);
  expect(artifact(await visiting.visit('/languages'), 'blocks')).not.toHaveProperty('framed');
});

it('finds the sentence that points, and no other', async () => {
  const { pointing } = artifact(await visiting.visit('/instructions'), 'wording');
  expect(pointing.map(({ text }) => text)).toEqual(POINTING);
});

it('reads what stands around a field', async () => {
  const hints = artifact(await visiting.visit('/fields'), 'fieldHints');
  const of = (id: string) => hints.find(({ selector }) => selector === `#${id}`);
  expect(hints.map(({ selector }) => selector)).toEqual(['#a', '#b', '#c', '#d', '#e', '#f', '#g', '#h']);
  expect(of('a')?.error).toMatchObject({ text: 'Enter your name', tied: false, box: { x: expect.any(Number) } });
  expect(of('b')).toMatchObject({ describedBy: 'Enter your town', error: { selector: '#b-error', tied: true } });
  expect(of('c')).toMatchObject({ describedBy: 'For example, High Street', error: null });
  expect(of('d')).toMatchObject({ labelColour: 'rgb(212, 53, 28)', error: null, near: 'Day' });
  expect(of('e')).toMatchObject({ group: 'Colour', labelBox: { width: expect.any(Number) } });
  expect(of('g')).toMatchObject({ describedBy: 'Enter a date' });
  expect(of('g')?.error?.tied ?? true).toBe(true);
  expect(of('h')?.error).toBeNull();
});
