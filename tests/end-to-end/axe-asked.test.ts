import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeRulesUsed } from '../../checks/lib/axe-rules.ts';
import { checks } from '../../checks/registry.ts';
import { barrierPages, saidOf } from './barriers-served.ts';
import { startVisiting, type Visiting } from './visiting.ts';

const pages = barrierPages('reach');
/** What the engine says of the outline and of the keyboard, and everything else that it says of these pages. */
const judging = checks.filter(({ meta }) => /^accessibility\/(axe-(?!experimental)|heading)/.test(meta.id));

const expected: Readonly<Record<string, readonly string[]>> = {
  blinks: ['axe-movement cantTell blink #it'],
  'decoration-named': ['axe-good-practice cantTell presentation-role-conflict #it'],
  'dialog-nameless': ['axe-good-practice cantTell aria-dialog-name #it'],
  'frame-passed-by': ['axe-keyboard cantTell frame-focusable-content #ask'],
  'levels-empty': [
    'heading-levels cantTell empty-heading #empty',
    'heading-levels cantTell empty-heading #picture',
    'heading-levels cantTell empty-heading #role',
  ],
  'levels-skipped': ['heading-levels cantTell heading-order #times'],
  'levels-skipped-at-once': ['heading-levels cantTell heading-order #first'],
  'loads-again': ['axe-movement failed meta-refresh html > head > meta:nth-of-type(2)'],
  'map-on-server': ['axe-keyboard cantTell server-side-image-map #map'],
  'moves-on': ['axe-movement failed meta-refresh html > head > meta:nth-of-type(2)'],
  'no-way-past': [
    'axe-keyboard cantTell bypass html',
    'headings-and-landmarks failed landmark-one-main html',
    'headings-and-landmarks failed page-has-heading-one html',
  ],
  'ok-at-once': [],
  'ok-day': [],
  'ok-decoration': [],
  'ok-dialog': [],
  'ok-frames': [],
  'ok-levels': [],
  'ok-little-to-pass': [
    'headings-and-landmarks failed landmark-one-main html',
    'headings-and-landmarks failed page-has-heading-one html',
  ],
  'ok-map': [],
  'ok-scope': [],
  'ok-scroller': [],
  'ok-scrolls-hidden': [],
  'ok-tree': [],
  'ok-way-past-headings': ['headings-and-landmarks failed landmark-one-main html'],
  'ok-way-past-link': [
    'headings-and-landmarks failed landmark-one-main html',
    'headings-and-landmarks failed page-has-heading-one html',
  ],
  'ok-without-scripts': [],
  'scope-wrong': ['axe-good-practice cantTell scope-attr-valid #it'],
  scroller: ['axe-keyboard cantTell scrollable-region-focusable #rules'],
  scrolls: ['axe-movement cantTell marquee #it'],
  'scrolls-once': ['axe-movement cantTell marquee #it'],
  'scrolls-with-pause': ['axe-movement cantTell marquee #it'],
  'tree-nameless': ['axe-good-practice cantTell aria-treeitem-name #it'],
};

let world: Visiting;
beforeAll(async () => {
  world = await startVisiting(() => pages, { axeRules: axeRulesUsed });
});
afterAll(() => world?.close());

describe('what the engine says of outlines, the keyboard and what moves, on pages that nobody tries out', () => {
  it('has a row for each page', () => {
    const names = Object.keys(pages).map((path) => path.slice(1, -'.html'.length));
    expect(Object.keys(expected).toSorted()).toEqual(names.filter((name) => !name.startsWith('inside-')).toSorted());
  });

  it.each(Object.entries(expected))('%s', async (name, rows) => {
    expect(saidOf(await world.visit(`/${name}.html`), judging)).toEqual(rows);
  });

  it('points at the frame, and not at the document inside it', async () => {
    const { page } = await world.visit('/frame-passed-by.html');
    const axe = page?.artifacts.axe;
    if (!axe?.ok) throw new Error('axe did not run');
    const [node] = axe.value.rules.find(({ id }) => id === 'frame-focusable-content')?.nodes ?? [];
    expect(node).toMatchObject({ selector: '#ask', box: { width: 304, height: 204 } });
    expect(node?.html).toMatch(/^<iframe id="ask"/);
  });
});
