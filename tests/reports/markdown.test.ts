import { expect, it } from 'vitest';
import { md } from '../../reports/lib/markdown.ts';

it.each([
  ['somebody called by name', '@ambleford/web and (@everyone)', '@\u200bambleford/web and (@\u200beveryone)'],
  ['an address for letters', 'web@ambleford.example', 'web@ambleford.example'],
  ['another matter', 'see #12 and GH-3', 'see \\#\u200b12 and GH-\u200b3'],
  ['a link', '[x](https://evil.example)', '\\[x\\](https&#58;//evil.example)'],
])('Markdown makes nothing of %s', (_, text, written) => {
  expect(md(text)).toBe(written);
});
