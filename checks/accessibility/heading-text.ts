import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Block } from '../../src/model/seen/blocks.ts';
import { blockAt, byWcag, excerpt, plainWords } from '../lib/reading/meta.ts';

const VAGUE = new Set([
  ...[
    'heading',
    'headings',
    'title',
    'subtitle',
    'subheading',
    'sub heading',
    'heading text',
    'your heading',
    'header',
  ],
  ...[
    'section',
    'new section',
    'untitled',
    'information',
    'info',
    'details',
    'intro',
    'text',
    'content',
    'paragraph',
    'lorem ipsum',
    'insert heading here',
  ],
  // What page builders write into a new part.
  ...[
    'accordion title',
    'tab title',
    'toggle title',
    'slide title',
    'your title goes here',
    'add your heading text here',
  ],
  ...['title here', 'text here', 'widget', 'untitled section', 'click for more', 'h1', 'h2', 'h3', 'h4'],
  ...['more', 'misc', 'miscellaneous', 'stuff', 'other', 'click here', 'read more', 'page', 'page title', 'new page'],
  ...['pennawd', 'teitl', 'mwy', 'tudalen'],
]);
const NUMBERED =
  /^(?:heading level|heading|section|title|sub ?heading|part|page|text|block|item|accordion|toggle|tab|slide|pennawd|adran) ?[\da-z]{1,2}$/;
/** Filler, and bare numbers, which are no years. */
const LEFT_OVER = /^lorem ipsum\b|^\d{1,3}$/;
type Message = 'vague' | 'twice';
type Heading = Pick<Block, 'text' | 'level' | 'selector' | 'html'> & { readonly box: Block['box'] | null };

export const headingText = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/heading-text',
    title: 'Headings say what is under them, each in its own words',
    kind: 'needs-review',
    why: 'In a list of headings, “More” or the same words twice help nobody to choose.',
    affects: 'People who use a screen reader, people with memory or attention difficulties, and anyone who skims.',
    fix: 'Name the topic in each heading. Where two are the same, add what tells them apart.',
    severity: 'moderate',
    criteria: ['2.4.6'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html'],
    messages: {
      vague: 'The heading “{text}” does not say what is under it. Check whether it can.',
      twice: 'Another heading of the same part of the page is also “{text}”. Check that people can tell them apart.',
    },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, cut, framed = [] } }) {
    const headings = blocks.filter(({ level }) => level);
    if (headings.length + framed.length === 0) return inapplicable;
    // A frame has an outline of its own.
    const frames = Map.groupBy(framed, ({ selector }) => selector.slice(0, selector.lastIndexOf(' >> ')));
    const findings = [headings, ...frames.values()].flatMap(judgeOutline);
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

function judgeOutline(headings: readonly Heading[]): readonly Finding<Message>[] {
  const seen = new Set<string>();
  const path: (string | undefined)[] = [];
  return headings.flatMap((heading): Finding<Message>[] => {
    const words = plainWords(heading.text);
    const level = Math.min(heading.level ?? 2, 9);
    path.length = level;
    const key = `${path.map((one) => one ?? '').join(' > ')} > ${level} ${words}`;
    path[level] = words;
    const again = seen.has(key);
    seen.add(key);
    // Without a letter it is read out as a sign. One with nothing in it at all is for axe to tell.
    if (
      VAGUE.has(words) ||
      NUMBERED.test(words) ||
      LEFT_OVER.test(words) ||
      (words === '' && heading.text.trim() !== '')
    )
      return [found('vague', heading)];
    return again && words !== '' ? [found('twice', heading)] : [];
  });
}

function found(message: Message, block: Heading): Finding<Message> {
  return { message, at: blockAt(block), data: { text: excerpt(block.text, 80) } };
}
