import { afterAll, beforeAll, expect, it } from 'vitest';
import { pixels } from '../../src/gather/probes/pixels.ts';
import { judgedPages } from '../helpers/judged-pages.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

/**
 * The pages under `fixtures/barriers/pixels`, and all that the checks say of each. The place of every barrier is `#it`, or
 * the element that a reader would be sent to. An empty list is a page that must not be complained of.
 */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  calendar: ['cantTell colour-alone: cells #it > tbody > tr:nth-of-type(2)'],
  'calendar-words': [],
  'caption-below': [],
  'caption-over': ['failed measured-contrast: faint #it'],
  'chart-background': [],
  'chart-image': [],
  'choice-faint': ['cantTell controls-contrast: choice #it'],
  'choice-good': [],
  dots: ['cantTell colour-alone: marks #it'],
  'dots-same': [],
  'dots-table': ['cantTell colour-alone: marks #it'],
  'drawing-faint': ['failed measured-contrast: faint #it'],
  'error-border': ['cantTell colour-alone: border #it'],
  'error-border-all': [],
  'error-border-choice': ['cantTell colour-alone: border #it'],
  'error-border-date': ['cantTell colour-alone: border #it'],
  'error-border-grey': [],
  'error-border-words': [],
  'field-dark': [],
  'field-faint': ['failed controls-contrast: fieldSurely #it'],
  'field-faint-label-on': ['failed controls-contrast: fieldSurely #it'],
  'field-faint-hint': ['cantTell controls-contrast: field #it'],
  'field-faint-line': ['cantTell controls-contrast: field #it'],
  'field-faint-many': ['failed controls-contrast: fieldSurely #it', 'failed controls-contrast: fieldSurely #two'],
  'field-framed': [],
  'field-framed-faint': ['cantTell controls-contrast: field #it'],
  'field-good': [],
  'field-label-inside': ['cantTell controls-contrast: field #it'],
  'field-line': [],
  'field-none': ['cantTell controls-contrast: field #it'],
  'field-off': [],
  'field-sign-inside': ['cantTell controls-contrast: field #it'],
  'gradient-end': ['failed measured-contrast: partly #it'],
  'gradient-end-blended': ['cantTell text-over-images: mixed #it'],
  'gradient-end-large': ['failed measured-contrast: partly #it'],
  'gradient-end-near': ['cantTell text-over-images: mixed #it'],
  'generated-faint': ['failed measured-contrast: faint #it'],
  'generated-good': [],
  'gradient-faint': ['failed measured-contrast: faint #it'],
  'gradient-faint-around': ['failed measured-contrast: faint #it'],
  'gradient-faint-large': ['failed measured-contrast: faint #it'],
  'gradient-good': [],
  'gradient-good-large': [],
  'gradient-under-box': [],
  'graphic-decoration': [],
  'graphic-faint': ['cantTell controls-contrast: graphic #it'],
  'graphic-faint-ground': ['cantTell controls-contrast: graphic #it'],
  'graphic-faint-line': ['cantTell controls-contrast: graphic #it'],
  'graphic-good': [],
  'graphic-good-line': [],
  'header-changes': ['cantTell text-over-images: unseen #it'],
  'icon-faint': ['failed icon-contrast: faint #it'],
  'icon-good': [],
  'icon-image': ['cantTell icon-contrast: looksFaint #it'],
  'icon-off': [],
  'icon-on-dark': [],
  // A drawing that is hidden from screen readers may be for looks, also where it is all that a link has.
  'icon-sign': ['cantTell icon-contrast: looksFaint #it'],
  'icon-with-words': [],
  key: ['cantTell colour-alone: key #it'],
  'key-boxes': ['cantTell colour-alone: key #it'],
  'key-drawn': ['cantTell colour-alone: key #it'],
  'key-letters': [],
  'key-one-colour': [],
  'key-shapes': [],
  'link-bold': [],
  'link-close': ['cantTell colour-alone: link #it'],
  'link-colour': ['cantTell colour-alone: linkNoChange #it'],
  'link-hover': [],
  'link-in-list': ['cantTell colour-alone: linkNoChange #it'],
  'link-line': [],
  'logo-image': [],
  'logo-words': ['cantTell text-over-images: mixed #it'],
  'menu-bold': [],
  'menu-colour': ['cantTell colour-alone: current #it'],
  'menu-dark': [],
  'menu-line': [],
  'names-in-colour': ['cantTell colour-alone: words #it'],
  'over-closed-layer': ['failed measured-contrast: faint #it'],
  'photo-background': [],
  'photo-band': [],
  'photo-band-thin': [],
  'photo-dark': [],
  'photo-far-apart': ['cantTell text-over-images: left page'],
  'photo-half': ['failed measured-contrast: partly #it'],
  'photo-image': [],
  'photo-other-host': [],
  'photo-pale': ['failed measured-contrast: faint #it'],
  'photo-shadow': [],
  'photo-three-apart': [],
  placeholder: ['failed measured-contrast: placeholder #it'],
  'placeholder-good': [],
  'placeholder-off': [],
  'placeholder-on-dark': ['failed measured-contrast: placeholder #it'],
  'placeholder-on-dark-good': [],
  'placeholder-see-through': ['failed measured-contrast: placeholder #it'],
  'required-red': ['cantTell colour-alone: required #it'],
  'required-star': [],
  'slides-take-turns': ['cantTell text-over-images: unseen #it'],
  specks: ['cantTell text-over-images: mixed #it'],
  'striped-background': [],
  'tags-in-words': [],
  'text-background': ['cantTell images-of-text: lines #it'],
  'text-background-link': ['cantTell images-of-text: lines #it'],
  'text-image': ['cantTell images-of-text: lines #it'],
  'text-image-button': ['cantTell images-of-text: lines #it'],
  'text-image-named': ['cantTell images-of-text: spoken #it'],
  'text-image-small': ['cantTell images-of-text: lines #it'],
  'text-other-host': ['cantTell images-of-text: lines #it'],
  'under-dialog': ['cantTell text-over-images: unseen #it'],
  'under-header': ['cantTell text-over-images: unseen #it'],
  'under-layer': ['cantTell text-over-images: unseen #it'],
  'under-tab': ['cantTell text-over-images: unseen #it'],
};

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing(barrierPages('pixels'));
});
afterAll(() => world?.close());

const address = (name: string) => `/pixels/${name}.html`;

it('there is a row for every page', () => {
  const pages = Object.keys(barrierPages('pixels')).filter((file) => file.endsWith('.html'));
  expect(pages.toSorted()).toEqual(Object.keys(TABLE).map(address).toSorted());
});

it('the checks say of each page what the table says', async () => {
  const said = await judgedPages(world, pixels, Object.keys(TABLE).map(address));
  expect(said).toEqual(Object.fromEntries(Object.entries(TABLE).map(([name, rows]) => [address(name), rows])));
});
