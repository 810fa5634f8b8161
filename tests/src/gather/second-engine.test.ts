import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondEngine as certain } from '../../../checks/accessibility/second-engine.ts';
import { secondEngineDoubts } from '../../../checks/accessibility/second-engine-doubts.ts';
import { secondRules } from '../../../checks/lib/second-engine-rules.ts';
import { secondEngine, secondEnginePrelude } from '../../../src/gather/probes/second-engine.ts';
import { PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';
import { type ProbingPages, startProbing } from '../../helpers/probing.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Bins</title><main><h1>Bins</h1>${body}</main></html>`;
const cells = (...rows: readonly string[]) => `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;

/** Body of the page, and `outcome selector rule` of everything that is said of it. */
const table: readonly (readonly [name: string, body: string, said: readonly string[]])[] = [
  [
    'a field whose error message is missing',
    '<label for="a">Name</label><input id="a" aria-invalid="true" aria-errormessage="gone">',
    ['failed #a error_message_exists'],
  ],
  [
    'a direction that does not exist',
    '<p dir="sideways">Bins</p>',
    ['failed html > body > main > p dir_attribute_valid'],
  ],
  [
    'a label for nothing',
    '<label for="gone">Name</label><input aria-label="Name">',
    ['cantTell html > body > main > label label_ref_valid'],
  ],
  [
    'a table of cells only',
    cells('<td>Day<td>Bin', '<td>Monday<td>Green', '<td>Tuesday<td>Brown'),
    ['cantTell html > body > main > table table_headers_exists'],
  ],
  [
    'a list made of characters',
    '<p>* green bins<br>* brown bins<br>* blue bins</p>',
    ['cantTell html > body > main > p list_markup_review'],
  ],
  ['something to drag', '<div draggable="true" id="d">Move me</div>', ['cantTell #d draggable_alternative_exists']],
  [
    'near: an error message that is shown',
    '<label for="a">Name</label><input id="a" aria-invalid="true" aria-errormessage="e"><p id="e">Enter your name</p>',
    [],
  ],
  ['near: a table with headings', cells('<th scope="col">Day<th scope="col">Bin', '<td>Monday<td>Green'), []],
  ['near: a real list', '<ul><li>green bins<li>brown bins</ul>', []],
  ['near: a label around its field', '<label>Name <input name="n"></label>', []],
  ['near: text from right to left', '<p dir="rtl" lang="ar">مرحبا</p>', []],
  ['near: what is not shown', '<div hidden><p dir="sideways">Bins</p></div>', []],
];

let pages: ProbingPages;
beforeAll(async () => {
  pages = await startProbing(Object.fromEntries(table.map(([, body], index) => [`/${index}`, page(body)])));
});
afterAll(() => pages.close());

describe('the second engine', () => {
  it('passes nothing of what a page does not have', async () => {
    const seen = { secondEngine: await pages.run(secondEngine, '/3') };
    expect(seen.secondEngine.ran).toContain('table_headers_exists');
    expect(seen.secondEngine.ran).not.toContain('caption_track_exists');
    const verdict = secondEngineDoubts.evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT });
    expect('criteria' in verdict && verdict.criteria).toContain('1.3.1');
    expect('criteria' in verdict && verdict.criteria).not.toContain('1.2.2');
  });

  it('says the same of the rules that somebody judges by when the tab brings it along and only these are run', async () => {
    const settings = { secondRules: Object.keys(secondRules) };
    const some = await startProbing(
      Object.fromEntries(table.map(([, body], index) => [`/${index}`, page(body)])),
      settings,
      await secondEnginePrelude(),
    );
    const isOurs = (rule: string) => rule in secondRules;
    for (const index of table.keys()) {
      const all = await pages.run(secondEngine, `/${index}`);
      const few = await some.run(secondEngine, `/${index}`);
      expect(few.found).toEqual(all.found.filter(({ rule }) => isOurs(rule)));
      expect(few.ran?.filter(isOurs)).toEqual(all.ran?.filter(isOurs));
      expect(few.ran?.length).toBeLessThan(all.ran?.length ?? 0);
    }
    await some.close();
  });

  it.each(table.map(([name, , said], index) => [name, index, said] as const))('%s', async (_, index, said) => {
    const seen = { secondEngine: await pages.run(secondEngine, `/${index}`) };
    const context = { url: PAGE_URL, visitedAt: VISITED_AT };
    const found = [certain, secondEngineDoubts].flatMap((check) => {
      const verdict = check.evaluate(seen, context);
      if (verdict.outcome !== 'failed' && verdict.outcome !== 'cantTell') return [];
      return verdict.findings.map(
        ({ message, at }) => `${verdict.outcome} ${at.kind === 'element' ? at.selector : ''} ${message}`,
      );
    });
    expect(found).toEqual(said);
  });
});
