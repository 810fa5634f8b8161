import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseSample } from '../../../src/crawl/sample.ts';
import { at } from './made-up-site.ts';

const page = (path: string, rest: Partial<Candidate> = {}): Candidate => ({
  url: at(path),
  title: `Page ${path}`,
  template: 't-page',
  depth: 1,
  ...rest,
});
const news = (count: number) =>
  Array.from({ length: count }, (_, index) => page(`/news/${index}`, { template: 't-news', depth: 2 }));
const options = { perTemplate: 2, seed: 'ambleford' };
const why = (sample: ReturnType<typeof chooseSample>) =>
  Object.fromEntries(sample.pages.map((one) => [new URL(one.url).pathname, one.why]));

const site: readonly Candidate[] = [
  page('/', { depth: 0, template: 't-home', links: [{ href: at('/plan.pdf'), text: 'Plan' }] }),
  page('/tax', {
    links: [
      { href: at('/plan.pdf'), text: 'Plan' },
      { href: at('/a.docx'), text: 'Form' },
      { href: at('/tax/plan.pdf'), text: 'Other plan' },
    ],
  }),
  page('/contact', { title: 'Contact us' }),
  page('/accessibility', { title: 'Accessibility statement' }),
  page('/missed', { title: 'Report a missed bin', hasForm: true, template: 't-form' }),
  page('/subscribe', { title: 'News by email', hasForm: true, template: 't-form' }),
  ...news(100),
];

describe('the kinds of page', () => {
  it.each<[kind: string, right: Candidate, wrong: readonly Candidate[]]>([
    ['home page', page('/index.html', { depth: 0 }), [page('/homes', { depth: 0 }), page('/home/care')]],
    ['home page', page('/cy/', { depth: 0 }), [page('/bins')]],
    ['contact page', page('/contact-us'), [page('/contact-centre-jobs'), page('/contact-us/jobs')]],
    ['contact page', page('/cysylltu', { title: 'Cysylltu â ni' }), [page('/bins')]],
    [
      'contact page',
      page('/123', { title: 'Contact us - Ambleford' }),
      [page('/1', { title: 'How people contact others' })],
    ],
    ['accessibility statement', page('/accessibility-statement'), [page('/accessibility'), page('/disability')]],
    ['accessibility statement', page('/accessibility', { title: 'Accessibility' }), [page('/accessible-housing')]],
    [
      'accessibility statement',
      page('/hygyrchedd', { title: 'Datganiad hygyrchedd' }),
      [page('/accessibility-of-parks')],
    ],
    [
      'form or start of a service',
      page('/report', { title: 'Report it', hasForm: true }),
      [page('/f', { hasForm: true })],
    ],
    [
      'form or start of a service',
      page('/start', { startsService: true }),
      [page('/pay', { title: 'Pay your council tax' })],
    ],
  ])('%s: %o', (kind, right, wrong) => {
    const chosen = chooseSample([...wrong, right, ...news(3)], { ...options, perTemplate: 0, randomShare: 0 });
    expect(chosen.pages.find((one) => one.why === kind)?.url).toBe(right.url);
  });

  it('what a link calls it, when the page itself does not say', () => {
    const home = page('/', { depth: 0, links: [{ href: `${at('/p/9')}#top`, text: 'Contact us' }] });
    const chosen = chooseSample([home, page('/p/8'), page('/p/9')], { ...options, perTemplate: 0, randomShare: 0 });
    expect(why(chosen)).toEqual({ '/': 'home page', '/p/9': 'contact page' });
  });

  it('none where there is none', () => {
    const chosen = chooseSample(news(5), { ...options, perTemplate: 0, randomShare: 0 });
    expect(chosen.pages).toEqual([]);
    expect(chosen.documents).toEqual([]);
  });
});

describe('chooseSample', () => {
  it('takes kinds of page first, then templates, then a random tenth of the rest', () => {
    const chosen = chooseSample(site, options);
    expect(chosen.pages.slice(0, 4).map((one) => [new URL(one.url).pathname, one.why])).toEqual([
      ['/', 'home page'],
      ['/contact', 'contact page'],
      ['/accessibility', 'accessibility statement'],
      ['/missed', 'form or start of a service'],
    ]);
    const counts = Map.groupBy(chosen.pages, (one) => one.why);
    // Two pages of the plain template are there already, and one of the two forms.
    expect(counts.get('template t-page')).toBeUndefined();
    expect(counts.get('template t-form')?.map(({ url }) => url)).toEqual([at('/subscribe')]);
    expect(counts.get('template t-news')).toHaveLength(2);
    // 98 news items and one plain page are left.
    expect(counts.get('random tenth')).toHaveLength(10);
  });

  it('names one document, a PDF that most pages link to', () => {
    expect(chooseSample(site, options).documents).toEqual([
      { url: at('/plan.pdf'), why: 'document', linkedFrom: at('/') },
    ]);
  });

  it('says how it was chosen', () => {
    const { method, pages } = chooseSample(site, options);
    expect(method).toContain('steps 2 and 3 of WCAG-EM');
    expect(method).toContain(`sorted the ${site.length} pages we opened by structure, which gave 4 templates`);
    expect(method).toContain(`chose ${pages.length} pages`);
    expect(method).toContain('seed "ambleford"');
    expect(chooseSample(site, { ...options, randomShare: 0.25 }).method).toContain('random 25% of the other pages');
  });

  it('other seeds choose others', () => {
    const drawn = (seed: string) => chooseSample(site, { ...options, seed }).pages.map(({ url }) => url);
    expect(drawn('a')).not.toEqual(drawn('b'));
  });

  it('changes little when the site does', () => {
    const before = new Set(chooseSample(site, options).pages.map(({ url }) => url));
    const after = chooseSample(
      [...site.filter(({ url }) => url !== at('/news/50')), page('/news/new', { template: 't-news' })],
      options,
    );
    expect(after.pages.filter(({ url }) => !before.has(url)).length).toBeLessThanOrEqual(2);
  });

  it('is the same in any order, and never names a page twice', () => {
    const order = fc.shuffledSubarray([...site], { minLength: site.length });
    const expected = chooseSample(site, options);
    fc.assert(
      fc.property(order, (pages) => {
        const chosen = chooseSample([...pages, ...pages.slice(0, 3)], options);
        expect(chosen).toEqual(expected);
        expect(new Set(chosen.pages.map(({ url }) => url)).size).toBe(chosen.pages.length);
      }),
      { numRuns: 30 },
    );
  });
});
