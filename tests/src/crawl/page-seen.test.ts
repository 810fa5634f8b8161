import { describe, expect, it } from 'vitest';
import { pageSeen } from '../../../src/crawl/page-seen.ts';
import type { Field, PageEvidence } from '../../../src/model/evidence.ts';
import { link } from '../../helpers/evidence.ts';
import { at } from './made-up-site.ts';

const field = (rest: Partial<Field> = {}): Field => ({
  ...{ selector: 'input', html: '<input>', tag: 'input', type: 'text', name: 'street', visibleLabel: 'Street' },
  ...{ legend: '', accessibleName: 'Street', placeholder: '', autocomplete: '', required: false, visible: true },
  ...{ form: 0, box: null },
  ...rest,
});
const page = (artifacts: PageEvidence['artifacts']): PageEvidence => ({
  url: at('/'),
  visitedAt: '2026-11-23T09:00:00.000Z',
  artifacts,
});
const withFields = (...fields: readonly Field[]) =>
  page({ forms: { ok: true, value: { forms: [{ selector: 'form', action: at('/'), method: 'get' }], fields } } });
const withLinks = (...links: readonly [text: string, href: string][]) =>
  page({ links: { ok: true, value: links.map(([text, href]) => link(text, href)) } });

describe('pageSeen', () => {
  it.each<[name: string, fields: readonly Field[], hasForm: boolean]>([
    ['a form with a field', [field()], true],
    ['a search box by its type', [field({ type: 'search' })], false],
    ['a search box by its name', [field({ name: 'q', accessibleName: '' })], false],
    ['a search box by its label', [field({ name: 'x', accessibleName: 'Search this site' })], false],
    ['a search box in Welsh', [field({ name: 'x', accessibleName: 'Chwilio' })], false],
    ['a search box and a form', [field({ name: 'q' }), field({ form: 1 })], true],
    ['hidden fields and a button', [field({ type: 'hidden' }), field({ type: 'submit' })], false],
    ['a field nobody sees', [field({ visible: false })], false],
    ['a field without a form', [field({ form: null })], false],
    ['a choice', [field({ tag: 'select', type: 'select' })], true],
  ])('%s', (_name, fields, hasForm) => {
    expect(pageSeen(withFields(...fields)).hasForm).toBe(hasForm);
  });

  it.each<[text: string, starts: boolean]>([
    ['Start now', true],
    ['Apply online', true],
    ['Report it', false],
    ['Report it online', true],
    ['Dechrau nawr', true],
    ['Start a business', false],
    ['Apply for a school place', false],
  ])('a link that says "%s" starts a service: %s', (text, starts) => {
    expect(pageSeen(withLinks([text, at('/x')])).startsService).toBe(starts);
  });

  it('keeps only links by which a page or document is chosen', () => {
    const { links } = pageSeen(
      withLinks(
        ['Bins', at('/bins')],
        ['Contact us', at('/c')],
        ['Plan', at('/plan.pdf')],
        ['Mail', 'mailto:a@b.example'],
      ),
    );
    expect(links).toEqual([
      { href: at('/c'), text: 'Contact us' },
      { href: at('/plan.pdf'), text: 'Plan' },
    ]);
  });

  it('says no where nothing could be read', () => {
    const error = { code: 'other', message: 'No.' };
    const seen = pageSeen(page({ links: { ok: false, error }, forms: { ok: false, error } }));
    const main = { canonical: null, words: 0 };
    expect(seen).toEqual({ links: [], hasForm: false, startsService: false, main });
  });
});
