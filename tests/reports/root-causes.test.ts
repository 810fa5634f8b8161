import { describe, expect, it } from 'vitest';
import { elementPattern } from '../../reports/lib/pattern.ts';
import { buildDocument } from '../../reports/registry.ts';
import { ORIGIN, sampleInput } from './sample-input.ts';

const document = buildDocument(sampleInput);
const causes = (check: string) => document.rootCauses.filter((cause) => cause.check === check);

describe('root causes', () => {
  it('put the same element on several templates into one shared cause', () => {
    expect(causes('accessibility/axe-colour')[0]).toMatchObject({
      template: 'shared',
      pattern: 'a.footer-link',
      pages: [`${ORIGIN}/`, `${ORIGIN}/bins`, `${ORIGIN}/news/1`],
      count: 3,
    });
  });

  it('put elements that differ in a number into one cause of their template', () => {
    expect(causes('accessibility/axe-colour')[1]).toMatchObject({
      template: 't-service',
      pattern: 'a.card.card-#',
      pages: [`${ORIGIN}/bins`, `${ORIGIN}/council-tax?step=1`],
      count: 2,
    });
  });

  it('put one missing header on two templates into one cause, and another message apart', () => {
    expect(causes('security/hsts').map(({ template, messageKey, count }) => [template, messageKey, count])).toEqual([
      ['shared', 'missing', 2],
      ['t-news', 'short', 1],
    ]);
  });

  it('hold every finding exactly once, and name one of theirs as example', () => {
    expect(document.rootCauses.reduce((sum, { count }) => sum + count, 0)).toBe(document.findings.length);
    for (const cause of document.rootCauses) {
      const members = document.findings.filter((finding) => finding.rootCause === cause.id);
      expect(members).toHaveLength(cause.count);
      expect(members.map(({ id }) => id)).toContain(cause.example);
      expect([...new Set(members.map(({ page }) => page))].toSorted()).toEqual(cause.pages);
    }
  });
});

describe('element pattern', () => {
  it.each([
    ['<a id="x1" href="/a" class="b a">x</a>', 'a.a.b'],
    ['<input id="q" type="text" name="q">', 'input[type=text]'],
    ['<div role="button" class="tab-12 tab-13">', 'div.tab-#[role=button]'],
    ['<td class="cell">1</td>', 'td.cell'],
    ['<html lang="xx" class="js">', 'html.js'],
    ['<body class="page">', 'body.page'],
    ['<img class="hero" src="data:image/png;base64,AAAA', 'img.hero'],
    ['plain words', 'element'],
    ['', 'element'],
  ])('%s is %s', (html, pattern) => {
    expect(elementPattern(html)).toBe(pattern);
  });
});
