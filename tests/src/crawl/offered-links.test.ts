import { describe, expect, it } from 'vitest';
import { offeredLinks } from '../../../src/crawl/offered-links.ts';
import type { PageArtifacts, PageEvidence } from '../../../src/model/evidence.ts';
import { link } from '../../helpers/evidence.ts';
import { at } from './made-up-site.ts';

const ok = <T>(value: T) => ({ ok: true as const, value });
const metadata = (rest: Partial<PageArtifacts['metadata']>) =>
  ok({ description: null, robots: null, canonical: null, viewport: null, alternates: [], ...rest });
const offered = (artifacts: PageEvidence['artifacts']) => offeredLinks({ url: at('/bins'), artifacts });

describe('offeredLinks', () => {
  it('are the links, those in frames, the main address and the other languages, each once', () => {
    const alternates = [
      { lang: 'cy', href: at('/cy/biniau') },
      { lang: 'EN-GB', href: at('/bins') },
      { lang: 'fr', href: at('/fr') },
      { lang: 'x-default', href: at('/x') },
    ];
    expect(
      offered({
        links: ok([link('A', at('/a')), link('A again', at('/a'))]),
        frameLinks: ok([{ href: at('/framed'), text: 'Framed', frame: at('/frame') }]),
        metadata: metadata({ canonical: at('/main'), alternates }),
      }),
    ).toEqual(['/a', '/framed', '/main', '/cy/biniau', '/bins'].map(at));
  });

  it('do not include a main address or another language on another site', () => {
    const elsewhere = 'https://other.example/cy';
    const found = metadata({ canonical: 'https://other.example/', alternates: [{ lang: 'cy', href: elsewhere }] });
    expect(offered({ metadata: found })).toEqual([]);
  });

  it('begin with the statement and the contact page, wherever they are linked', () => {
    const links = [
      link('Bins', at('/bins')),
      link('Contact us about bins', at('/contact')),
      link('Libraries', at('/libraries')),
      link('Accessibility', at('/accessibility')),
      link('Datganiad hygyrchedd', at('/hygyrchedd')),
    ];
    expect(offered({ links: ok(links) })).toEqual(
      ['/accessibility', '/hygyrchedd', '/contact', '/bins', '/libraries'].map(at),
    );
  });

  it.each([
    ['Accessibility of polling stations', at('/polling')],
    ['Our contact centre', at('/centre')],
    ['Accessibility statement', 'https://other.example/statement'],
  ])('leave “%s” to %s in its place', (text, href) => {
    expect(offered({ links: ok([link('Bins', at('/bins')), link(text, href)]) })).toEqual([at('/bins'), href]);
  });

  it('leave a long list of contacts in its place', () => {
    const people = [1, 2, 3, 4].map((n) => link('Contact details', at(`/people/${n}`)));
    const links = [link('Bins', at('/bins')), ...people];
    expect(offered({ links: ok(links) })).toEqual(
      ['/people/1', '/people/2', '/bins', '/people/3', '/people/4'].map(at),
    );
  });

  it('are what could be read when the rest could not', () => {
    const error = { ok: false as const, error: { code: 'timed-out', message: 'No.' } };
    expect(offered({ links: error, frameLinks: error, metadata: metadata({ canonical: at('/main') }) })).toEqual([
      at('/main'),
    ]);
  });
});
