import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileStyles } from '../../scripts/styles.ts';

const css = readFileSync(new URL('../../reports/html/styles.css', import.meta.url), 'utf8');

it('the committed style sheet is what the sources compile to (npm run styles)', () => {
  expect(css).toBe(compileStyles());
});

it('the style sheet loads nothing and borrows neither font nor colours of GOV.UK', () => {
  expect(css).not.toMatch(/url\(|@import|@font-face/i);
  expect(css).not.toMatch(/GDS Transport|crest|crown/i);
  expect(css).not.toMatch(/#1d70b8|#fd0\b|#ffdd00/i);
  expect(css).not.toContain('</');
});
