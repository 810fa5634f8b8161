import { describe, expect, it } from 'vitest';
import { type Crawled, onePerTemplate, startAndForm } from '../../../src/gather/site/choose-pages.ts';
import { field } from '../../helpers/evidence.ts';

const record = (url: string) => ({ url, visitedAt: '2026-11-23T09:00:00.000Z', artifacts: {} });
const forms = (...fields: readonly ReturnType<typeof field>[]) => ({
  forms: [{ selector: 'form', action: 'https://a.example/find', method: 'get' }],
  fields,
});

type Page = readonly [template: string | null, ...fields: readonly ReturnType<typeof field>[]];
const fieldsOf = ([, ...fields]: Page = [null]) => forms(...fields);

/** Pages by address: their template, and the fields on them. */
function crawled(pages: Readonly<Record<string, Page>>): Crawled {
  const outcomes = Object.entries(pages).map(([url, [template]]) => ({ url, template }));
  return {
    origin: 'https://a.example',
    pages: Object.keys(pages).map(record),
    outcomes: outcomes as unknown as Crawled['outcomes'],
    read: async ({ url }) => ({
      forms: { ok: true, value: fieldsOf(pages[url]) },
    }),
  };
}

describe('startAndForm', () => {
  it('finds the first page on which something is asked', async () => {
    const search = field({ name: 'q' });
    const site = crawled({
      a: ['1', field()],
      b: ['1', search],
      c: ['1', field({ visible: false })],
      d: ['1', field()],
      e: ['1', field()],
    });
    expect(await startAndForm(site)).toEqual(['a', 'd']);
  });

  it.each([
    ['no page', {}, []],
    ['no form', { a: ['1'], b: ['1'] }, ['a']],
  ] as const)('makes do with %s', async (_, pages, expected) => {
    expect(await startAndForm(crawled(pages))).toEqual(expected);
  });
});

describe('onePerTemplate', () => {
  it('takes the start page and the first of each other template', () => {
    const site = crawled({ a: ['1'], b: ['1'], c: ['2'], d: [null], e: ['2'], f: ['3'], g: ['4'] });
    expect(onePerTemplate(site, 3).map(({ url }) => url)).toEqual(['a', 'c', 'f']);
  });

  it('takes a start page whose template is not known', () => {
    expect(onePerTemplate(crawled({ a: [null], b: [null] }), 4).map(({ url }) => url)).toEqual(['a']);
  });
});
