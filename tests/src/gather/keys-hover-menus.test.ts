import { afterEach, beforeEach, expect, it } from 'vitest';
import { findHoverMenus } from '../../../src/gather/in-page/keys-hover-menus.ts';

beforeEach(() => Object.assign(globalThis, { lgdssKeys: { documents: [] } }));
afterEach(() => Reflect.deleteProperty(globalThis, 'lgdssKeys'));

/** How many rules are read, and in how many trees what they name is looked for. */
function read(roots: number, sheetsOf: (rules: (count: number) => object) => (root: number) => readonly object[]) {
  let rulesRead = 0;
  const searched = new Set<number>();
  const rules = (count: number) => {
    const rule = (at: number) => ({
      get selectorText() {
        rulesRead += 1;
        return at === 0 ? 'li:hover ul' : 'p';
      },
      style: { display: 'block' },
    });
    return { cssRules: Array.from({ length: count }, (_, at) => rule(at)) };
  };
  const of = sheetsOf(rules);
  const trees = Array.from({ length: roots }, (_, root) => ({
    styleSheets: of(root),
    adoptedStyleSheets: [],
    querySelectorAll: () => {
      searched.add(root);
      return [];
    },
  }));
  findHoverMenus({ openRoots: () => ({ roots: trees }) } as never, []);
  return { rulesRead, searched: searched.size };
}

it('a style sheet that many components share is read once, and counts in each of them', () => {
  const shared = read(100, (rules) => {
    const one = rules(1000);
    return () => [one];
  });
  expect(shared.rulesRead).toBeLessThan(1500);
  expect(shared.searched).toBe(100);
});

it('all style sheets together are read up to a limit', () => {
  const { rulesRead, searched } = read(100, (rules) => () => [rules(1000)]);
  expect(rulesRead).toBeLessThan(25_000);
  expect(searched).toBeGreaterThan(5);
});

it.each([
  ['li:hover > ul', 'li > ul'],
  ['#menu > :hover ul', '#menu > * ul'],
  [':hover > ul', '* > ul'],
  ['nav :hover.open ul', 'nav *.open ul'],
])('%s shows what is found as %s', (selectorText, expected) => {
  const asked: string[] = [];
  const sheet = { cssRules: [{ selectorText, style: { display: 'block' } }] };
  const querySelectorAll = (selector: string) => {
    asked.push(selector);
    return [];
  };
  const tree = { styleSheets: [sheet], adoptedStyleSheets: [], querySelectorAll };
  findHoverMenus({ openRoots: () => ({ roots: [tree] }) } as never, []);
  expect(asked).toEqual([expected]);
});
