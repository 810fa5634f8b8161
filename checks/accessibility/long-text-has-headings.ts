import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { blockAt, byWcag } from '../lib/reading/meta.ts';

/** About a printed page; a shorter text can be read in one go. */
const LONG = 350;
const PARAGRAPHS = 4;
type Message = 'none' | 'onlyTitle';

export const longTextHasHeadings = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/long-text-has-headings',
    title: 'Long text is divided by headings',
    kind: 'needs-review',
    why: 'Without headings the only way through a long page is from its first word to its last.',
    affects: 'People who use a screen reader, people with attention or reading difficulties, and anyone who skims.',
    fix: 'Find the parts of the text and give each a heading. Short texts need none.',
    severity: 'moderate',
    // The criteria speak of headings that are there. Whether this text has parts that are only seen, a person says.
    basis: 'guidance',
    criteria: ['1.3.1', '2.4.6'],
    sources: [
      'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
      'https://www.w3.org/WAI/WCAG22/Techniques/general/G141',
    ],
    messages: {
      none: 'This page has {words} words and no heading. Check whether its text has parts that headings can name.',
      onlyTitle:
        'The {words} words of this page stand under one heading. Check whether the text has parts that more can name.',
    },
  },
  needs: ['blocks', 'headings'],
  evaluate({ blocks: { blocks }, headings }) {
    const text = blocks.filter(({ level, inside }) => !level && (!inside || inside === 'li'));
    const words = text.reduce((sum, block) => sum + block.words, 0);
    const [first] = text;
    if (words < LONG || text.length < PARAGRAPHS || !first) return inapplicable;
    const inText = blocks.filter(({ level }) => level);
    if (inText.length > 1) return passed;
    const message: Message = inText.length === 0 && headings.length === 0 ? 'none' : 'onlyTitle';
    const finding: Finding<Message> = { message, at: blockAt(first), data: { words } };
    return cantTell([finding]);
  },
});
