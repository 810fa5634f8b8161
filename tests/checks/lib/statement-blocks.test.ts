import { describe, expect, it } from 'vitest';
import { blocksOf, hasWritingForm } from '../../../checks/lib/statement/blocks.ts';
import { sentencesOf } from '../../../checks/lib/statement/words.ts';

const rows = (html: string) =>
  blocksOf(html).map(({ kind, text, under }) => [kind, text, under.join(' > ')].join(' | '));

describe('the blocks of a page', () => {
  it('stand under their headings', () => {
    const html =
      '<main><h1>A</h1><p>one <b>two</b></p><h2>B</h2><ul><li>three</li></ul><h3>C</h3><p>four</p><h2>D</h2><p>five</p></main>';
    expect(rows(html)).toEqual([
      'heading | A | ',
      'text | one two | A',
      'heading | B | A',
      'item | three | A > B',
      'heading | C | A > B',
      'text | four | A > B > C',
      'heading | D | A',
      'text | five | A > D',
    ]);
  });

  it('of the main part only, closed parts too, and no script', () => {
    const html =
      '<header><p>menu</p></header><main><details><summary>Open</summary><p hidden>inside</p></details><script>x()</script></main><footer>foot</footer>';
    expect(rows(html)).toEqual(['heading | Open | ', 'text | inside | Open']);
  });

  it('of the body without its surroundings where there is no main part', () => {
    expect(rows('<nav>menu</nav><div>text</div><footer>foot</footer>')).toEqual(['text | text | ']);
  });

  it('have bold lines for headings, but not bold sentences or items', () => {
    expect(rows('<main><p><b>Part</b></p><p><b>It is so</b></p><ul><li><b>Item</b></li></ul></main>')).toEqual([
      'heading | Part | ',
      'text | It is so | Part',
      'item | Item | Part',
    ]);
  });

  it('end at a line break', () => {
    expect(rows('<main>one<br>two</main>')).toEqual(['text | one | ', 'text | two | ']);
  });

  it('count items, nested ones with the outer one', () => {
    const html = '<main><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>d</p></main>';
    expect(blocksOf(html).map(({ text, item }) => `${text}${item}`)).toEqual(['a1', 'b1', 'c2', 'd0']);
  });

  it('survive a page that is nested without end, or has too many of something', () => {
    expect(blocksOf(`<main>${'<div>'.repeat(20_000)}deep</main>`)).toHaveLength(1);
    expect(blocksOf(`<main>${'<p>x</p>'.repeat(150_000)}</main>`)).toHaveLength(3000);
  });

  it('a form to write in is one with room for it', () => {
    expect(hasWritingForm('<main><textarea></textarea></main>')).toBe(true);
    expect(hasWritingForm('<main><input></main><textarea></textarea>')).toBe(false);
  });
});

it('sentences end where a new one begins, and not in numbers', () => {
  const block = {
    kind: 'text',
    item: 0,
    under: [],
    text: 'WCAG 2.2 (No. 2) is it. “Yes.” Next one, e.g. this? No!',
  } as const;
  expect(sentencesOf([block]).map(({ text }) => text)).toEqual([
    'WCAG 2.2 (No. 2) is it.',
    '“Yes.”',
    'Next one, e.g. this?',
    'No!',
  ]);
});

it('reads a table of very many columns within a moment', () => {
  const row = (cell: string) => `<tr>${cell.repeat(8000)}</tr>`;
  const began = performance.now();
  expect(blocksOf(`<main><table>${row('<th></th>')}${row('<td></td>')}</table><p>After it.</p></main>`)).toHaveLength(
    1,
  );
  expect(performance.now() - began).toBeLessThan(2000);
});
