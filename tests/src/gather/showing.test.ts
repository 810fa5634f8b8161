import { expect, it } from 'vitest';
import { createShowings } from '../../../src/gather/showing.ts';

const page = (number: number, host = 'a') => `https://${host}.example/${number}`;
const times = (many: number) => Array.from({ length: many }, (_, number) => number);

it('gives the first thirty pages of a host a picture, whatever is on them', () => {
  const show = createShowings(false);
  expect(times(130).filter((number) => show(page(number)).takesPicture())).toEqual(times(30));
  expect(show(page(1, 'b')).takesPicture()).toBe(true);
});

it('does not count pages that are only looked at, or that turn out to be none', () => {
  const show = createShowings(false);
  for (const number of times(300)) show(page(number));
  expect(show(page(300)).takesPicture()).toBe(true);
});

it('gives every page one where that is asked for', () => {
  const show = createShowings(true);
  expect(times(130).filter((number) => show(page(number)).takesPicture())).toHaveLength(130);
});

it('after that, only pages with something that was not shown on ten others, whichever it is in its list', () => {
  const show = createShowings(false);
  for (const number of times(30)) show(page(number)).takesPicture();
  const shown = times(30).map((number) => {
    const showing = show(page(100 + number));
    const fresh = [1, 2, 3].map((child) => showing.isNew('image-alt', `li:nth-child(${number * 3 + child}) > img`));
    return { fresh, needed: showing.takesPicture() };
  });
  expect(shown.slice(0, 10)).toEqual(times(10).map(() => ({ fresh: [true, false, false], needed: true })));
  expect(shown.slice(10)).toEqual(times(20).map(() => ({ fresh: [false, false, false], needed: false })));
});

it('tells rules, places and hosts apart', () => {
  const show = createShowings(false);
  for (const number of times(10)) show(page(number)).isNew('image-alt', 'footer > img');
  const isNew = (rule: string, selector: string, host = 'a') => show(page(11, host)).isNew(rule, selector);
  expect(isNew('image-alt', 'footer > img')).toBe(false);
  expect(isNew('image-alt', 'main > img')).toBe(true);
  expect(isNew('color-contrast', 'footer > img')).toBe(true);
  expect(isNew('image-alt', 'footer > img', 'b')).toBe(true);
});

it('keeps a site without end, and sites without end, from filling the memory', () => {
  const show = createShowings(false);
  const word = (n: number) =>
    String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26), 97 + Math.floor(n / 676));
  expect(times(3000).filter((n) => show(page(n)).isNew('label', word(n)))).toHaveLength(2000);
  for (const n of times(60)) show(page(n, word(n))).takesPicture();
  expect(show(page(1)).takesPicture()).toBe(true);
});
