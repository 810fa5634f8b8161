import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgementByEye } from '../../checks/accessibility/judgement-by-eye.ts';
import { checks } from '../../checks/registry.ts';
import type { PageArtifact } from '../../src/model/evidence.ts';
import { barrierPages, saidOf } from './barriers-served.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const READ: readonly PageArtifact[] = ['links', 'linkContext', 'images', 'forms', 'fieldHints', 'headings'];
const judges = checks.filter(
  (check) =>
    check.scope === 'page' &&
    check !== judgementByEye &&
    /^(?:accessibility|content|forms)\//.test(check.meta.id) &&
    check.needs.some((name) => READ.includes(name)),
);

/** Everything that is said of the page: check, outcome, message, place. */
const expected: Readonly<Record<string, readonly string[]>> = {
  faults: [
    'alt-text-is-words failed fileName #page >>> #picture >>> #file',
    // What a component draws beside it is not known, so it is asked about.
    'link-names cantTell context #page >>> #card >>> #more',
    'new-window-said failed unsaid #page >>> #card >>> #window',
    'files-say-what-they-are failed noFormat #page >>> #card >>> #plan',
    'visible-labels failed placeholderOnly #first >>> #placed',
    'input-purpose failed missing #third >>> #mail',
    'labels-describe failed meaningless #second >>> #vague',
  ],
  'near-misses': [],
};

let world: Visiting;
beforeAll(async () => {
  const many = `<x-card><template shadowrootmode="open"><h2>Card</h2><p><a href="/card">Card</a> <img src="/x.svg" alt="A card"><input></p></template></x-card>`;
  world = await startVisiting(() => ({
    ...barrierPages('components'),
    '/many': html(`<main><h1>Many</h1>${many.repeat(700)}</main>`),
  }));
});
afterAll(() => world?.close());

describe('pages of components with open shadow roots', () => {
  it('every barrier page has its row', () => {
    const pages = Object.keys(barrierPages('components')).filter((path) => path.endsWith('.html'));
    expect(Object.keys(expected).toSorted()).toEqual(pages.map((path) => path.slice(1, -'.html'.length)).toSorted());
  });

  it.each(Object.entries(expected))('%s', async (name, rows) => {
    expect(saidOf(await world.visit(`/${name}.html`), judges)).toEqual(rows);
  });

  it('are read as far as there is room', async () => {
    const visit = await world.visit('/many');
    expect(artifact(visit, 'links').length).toBe(499);
    expect(artifact(visit, 'links')[0]?.selector).toBe('html > body > main > x-card:nth-of-type(1) >>> p > a');
    expect(artifact(visit, 'headings').length).toBe(500);
    expect(saidOf(visit, judges).filter((row) => row.includes('untested'))).toEqual([]);
  });
});
