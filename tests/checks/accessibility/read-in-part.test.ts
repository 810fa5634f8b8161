import { describe, expect, it } from 'vitest';
import { layoutBySpaces } from '../../../checks/accessibility/layout-by-spaces.ts';
import { lineBreaksAsParagraphs } from '../../../checks/accessibility/line-breaks-as-paragraphs.ts';
import { listsByLook } from '../../../checks/accessibility/lists-by-look.ts';
import { listsOfCharacters } from '../../../checks/accessibility/lists-of-characters.ts';
import { picturesWithoutWords } from '../../../checks/accessibility/pictures-without-words.ts';
import { block, blocks, images, picture } from './reading-evidence.ts';

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
});
