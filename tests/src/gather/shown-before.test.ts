import { expect, it } from 'vitest';
import { createShownBefore } from '../../../src/gather/shown-before.ts';

const at = (y: number) => ({ x: 0, y, width: 10, height: 10 });

it('always shows what stands in the window', () => {
  const onPage = createShownBefore(1000);
  for (let page = 0; page < 50; page += 1) expect(onPage()('label', '#name', at(990))).toBe(true);
});

it('follows a kind of fault down the page on ten pages, once on each, whichever it is in its list', () => {
  const onPage = createShownBefore(1000);
  const shown = Array.from({ length: 30 }, (_, page) => {
    const show = onPage();
    return [1, 2, 3].map((child) => show('image-alt', `li:nth-child(${page * 3 + child}) > img`, at(2000)));
  });
  expect(shown.flat().filter(Boolean)).toHaveLength(10);
  expect(shown.slice(0, 10).every(([first, ...rest]) => first === true && !rest.some(Boolean))).toBe(true);
});

it('tells rules and places apart', () => {
  const onPage = createShownBefore(1000);
  for (let page = 0; page < 10; page += 1) onPage()('image-alt', 'footer > img', at(2000));
  expect(onPage()('image-alt', 'footer > img', at(2000))).toBe(false);
  expect(onPage()('image-alt', 'main > img', at(2000))).toBe(true);
  expect(onPage()('color-contrast', 'footer > img', at(2000))).toBe(true);
});

it('keeps a site without end from filling the memory', () => {
  const onPage = createShownBefore(1000);
  const word = (n: number) =>
    String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26), 97 + Math.floor(n / 676));
  const shown = Array.from({ length: 6000 }, (_, n) => onPage()('label', word(n), at(2000)));
  expect(shown.filter(Boolean)).toHaveLength(5000);
});
