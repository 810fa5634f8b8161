import { describe, expect, it } from 'vitest';
import { createScope } from '../../../src/crawl/scope.ts';
import type { SkipReason } from '../../../src/model/evidence.ts';
import { siteScope } from './made-up-site.ts';

const SITE = 'https://www.ambleford.example';
type Row = readonly [address: string, reason: SkipReason | undefined];

function expectRows(rest: Parameters<typeof siteScope>[0], rows: readonly Row[]): void {
  const whyNot = createScope(siteScope({ origins: [SITE], ...rest }));
  const answer = (address: string) => whyNot(address.startsWith('/') ? SITE + address : address);
  expect(rows.map(([address]) => [address, answer(address)])).toEqual(rows);
}

describe('createScope', () => {
  it('takes http and https, with and without www, for one site', () => {
    expectRows({}, [
      [`${SITE}/`, undefined],
      ['http://www.ambleford.example/a', undefined],
      ['https://ambleford.example/a', undefined],
      ['https://maps.ambleford.example/a', 'scope'],
      ['https://ambleford.example.attacker.example/', 'scope'],
      ['https://wwwambleford.example/', 'scope'],
      ['https://www.ambleford.example:8443/', 'scope'],
    ]);
  });

  it('takes a pattern without wildcards for the address and all below it', () => {
    expectRows({ include: ['/bins/', '/tax'] }, [
      ['/bins', undefined],
      ['/bins/', undefined],
      ['/bins/missed', undefined],
      ['/bins?day=1', undefined],
      ['/tax', undefined],
      ['/taxi', 'excluded'],
      ['/', 'excluded'],
    ]);
    expectRows({ include: ['/'] }, [
      ['/', undefined],
      ['/anything?x=1', undefined],
    ]);
  });

  it('takes wildcards on the path and the query', () => {
    expectRows({ include: ['/bins/**', '/news/*/print', '/search?q=*', '/{cy,en}/**'] }, [
      ['/bins/missed/report', undefined],
      ['/bins/.hidden', undefined],
      ['/news/today/print', undefined],
      ['/news/a/b/print', 'excluded'],
      ['/search?q=bins', undefined],
      ['/search', 'excluded'],
      ['/cy/biniau', undefined],
      ['/fr/poubelles', 'excluded'],
    ]);
  });

  it('lets exclude win over include', () => {
    expectRows({ include: ['/bins/**'], exclude: ['/bins/archive', '**/print'] }, [
      ['/bins/missed', undefined],
      ['/bins/archive/2019', 'excluded'],
      ['/bins/missed/print', 'excluded'],
    ]);
  });

  it('follows no address that could change something, in English or Welsh', () => {
    const changing = [
      ...['/logout', '/log-out', '/account/log_off', '/LogOut.aspx', '/users/sign_out', '/signout/', '/sign-off'],
      ...['/account?action=logout', '/a?logout', '/logout;jsessionid=1', '/cy/allgofnodi', '/item/3/delete'],
      ...[
        '/cy/eitem/3/dileu',
        '/basket?remove=3',
        '/newsletter/unsubscribe?u=1',
        '/cy/dad-danysgrifio',
        '/shop/add-to-basket/3',
      ],
    ];
    expectRows(
      {},
      changing.map((address) => [address, 'state-changing'] as const),
    );
  });

  it('follows addresses that only contain such words', () => {
    const harmless = [
      '/blogout',
      '/removed',
      '/removals',
      '/deleted-scenes',
      '/log-outside',
      '/unsubscribed-items',
      '/signoff-process',
    ];
    expectRows(
      {},
      harmless.map((address) => [address, undefined] as const),
    );
  });

  it('leaves files to the link check', () => {
    expectRows({}, [
      ['/plan.pdf', 'not-html'],
      ['/plan.PDF', 'not-html'],
      ['/plan.pdf?version=2', 'not-html'],
      ['/budget.xlsx', 'not-html'],
      ['/feed.rss', 'not-html'],
      ['/plan.pdf/about', undefined],
      ['/page.aspx', undefined],
      ['/page.php', undefined],
      ['/view?file=plan.pdf', undefined],
    ]);
  });

  it('says the strongest reason first', () => {
    expectRows({ exclude: ['/private'] }, [
      ['https://other.example/logout', 'scope'],
      ['/private/logout', 'excluded'],
      ['/logout/plan.pdf', 'state-changing'],
    ]);
  });
});
