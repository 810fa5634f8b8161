import { definePageCheck, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { LinkContext } from '../../src/model/seen/link-context.ts';
import { saysFormat, saysSize } from '../lib/reading/link-words.ts';
import { byPractice, elementAt, excerpt } from '../lib/reading/meta.ts';
import { linksCut, ofTheWhole } from '../lib/reading/read-whole.ts';

type Key = 'noFormat' | 'noSize';

export const filesSayWhatTheyAre = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/files-say-what-they-are',
    title: 'Links to files say which kind they are and how large',
    kind: 'automatic',
    why: 'A file may need another program, cost data and leave the page behind. People want to know before they choose.',
    affects: 'People who use a screen reader, people with old or slow devices, and people who pay for data.',
    fix: 'Offer a web page if you can. Otherwise write the format and size into the link, such as “(PDF, 200 KB)”.',
    severity: 'minor',
    basis: 'guidance',
    sources: [
      'https://www.gov.uk/guidance/content-design/links',
      'https://www.w3.org/WAI/WCAG22/Techniques/general/G91',
    ],
    messages: {
      noFormat: 'The link “{text}” opens a file of the format {format} and does not say so.',
      noSize: 'The link “{text}” does not say how large its file is. Check whether that matters here.',
    },
  },
  needs: ['links', 'linkContext'],
  evaluate: ({ links, linkContext }) => ofTheWhole(judge(linkContext), linksCut(links, linkContext)),
});

function judge(linkContext: readonly LinkContext[]) {
  const files = linkContext.filter(({ format, region }) => format && region !== 'nav');
  if (files.length === 0) return inapplicable;
  const silent = files.filter((link) => !saysFormat(link.format ?? '', wordsOf(link)));
  const sizeless = files.filter((link) => !saysSize(wordsOf(link)));
  if (silent.length + sizeless.length === 0) return passed;
  // One link that does not say its format settles nothing about the size of the others.
  return failedOrOpen<Key>(
    silent.map((link) => ({
      message: 'noFormat',
      at: elementAt(link),
      data: { text: excerpt(link.text, 80), format: link.format ?? '' },
    })),
    sizeless.map((link) => ({ message: 'noSize', at: elementAt(link), data: { text: excerpt(link.text, 80) } })),
  );
}

/** What people read of it before they choose, the words right after it included. */
function wordsOf({ text, described, after }: LinkContext): string {
  return `${text} ${described} ${after}`;
}
