import { describe, expect, it } from 'vitest';
import { dataTablesHaveHeaders } from '../../../checks/accessibility/data-tables-have-headers.ts';
import { filesSayWhatTheyAre } from '../../../checks/accessibility/files-say-what-they-are.ts';
import { layoutBySpaces } from '../../../checks/accessibility/layout-by-spaces.ts';
import { layoutTables } from '../../../checks/accessibility/layout-tables.ts';
import { lineBreaksAsParagraphs } from '../../../checks/accessibility/line-breaks-as-paragraphs.ts';
import { linksBesideEachOther } from '../../../checks/accessibility/links-beside-each-other.ts';
import { linksThatAct } from '../../../checks/accessibility/links-that-act.ts';
import { listsByLook } from '../../../checks/accessibility/lists-by-look.ts';
import { listsOfCharacters } from '../../../checks/accessibility/lists-of-characters.ts';
import { newWindowSaid } from '../../../checks/accessibility/new-window-said.ts';
import { picturesWithoutWords } from '../../../checks/accessibility/pictures-without-words.ts';
import { tableCaptions } from '../../../checks/accessibility/table-captions.ts';
import { tablesByEye } from '../../../checks/accessibility/tables-by-eye.ts';
import { bare, block, blocks, contextLink, images, picture, table, tables } from './reading-evidence.ts';

describe('a page of which only a part was read', () => {
  const { blocks: read, lists } = blocks([block('Put paper into the blue box')]);
  const page = (cut: boolean) => ({
    blocks: { ...read, cut },
    lists,
    headings: [],
    images: { ...images(picture('Town hall')).images, cut },
  });
  for (const check of [layoutBySpaces, lineBreaksAsParagraphs, listsByLook, listsOfCharacters, picturesWithoutWords]) {
    it(`is not passed by ${check.meta.id}`, () => {
      expect(check.evaluate(page(false) as never, {} as never).outcome).toBe('passed');
      expect(check.evaluate(page(true) as never, {} as never)).toEqual({ outcome: 'cantTell', findings: [] });
    });
  }

  for (const check of [dataTablesHaveHeaders, layoutTables, tableCaptions, tablesByEye]) {
    it(`is not passed by ${check.meta.id}`, () => {
      const seen = (cut: boolean) => ({ tables: { ...tables(table({ caption: 'Prices' })).tables, cut } });
      expect(check.evaluate(seen(false), {} as never).outcome).toBe('passed');
      expect(check.evaluate(seen(true), {} as never)).toEqual({ outcome: 'cantTell', findings: [] });
    });
  }

  it('may have a table of data in the rest', () => {
    const seen = (cut: boolean) => ({ tables: { ...tables().tables, cut } });
    expect(dataTablesHaveHeaders.evaluate(seen(false), {} as never).outcome).toBe('inapplicable');
    expect(dataTablesHaveHeaders.evaluate(seen(true), {} as never)).toEqual({ outcome: 'cantTell', findings: [] });
  });

  it('has failed where the part that was read has', () => {
    const seen = { tables: { ...tables(bare({ thead: true })).tables, cut: true } };
    expect(dataTablesHaveHeaders.evaluate(seen, {} as never).outcome).toBe('failed');
  });

  const said = contextLink('Rules (PDF, 20 KB, opens in new tab)', { newWindow: true, format: 'pdf' });
  const many = Array.from({ length: 2000 }, () => ({}) as never);
  for (const check of [filesSayWhatTheyAre, newWindowSaid, linksThatAct, linksBesideEachOther]) {
    it(`is not passed by ${check.meta.id}`, () => {
      const outcome = (links: readonly never[], ofNote: number) =>
        check.evaluate({ links, linkContext: Array.from({ length: ofNote }, () => said) }, {} as never).outcome;
      expect(outcome(many.slice(1), 199)).toBe('passed');
      expect(outcome(many, 1)).toBe('cantTell');
      expect(outcome(many.slice(1), 200)).toBe('cantTell');
    });
  }
});
