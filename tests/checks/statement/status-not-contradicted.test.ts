import { statusNotContradicted } from '../../../checks/statement/status-not-contradicted.ts';
import type { AxeRule } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { home, inWelshOnly, noStatement, notOpened, type Parts, pageOf, parts, statementOf } from './model.ts';
import { STATEMENT } from './pages.ts';

const rule = (id: string, outcome: AxeRule['outcome']): AxeRule => ({
  id,
  outcome,
  impact: null,
  nodes: [],
  nodeCount: outcome === 'failed' ? 1 : 0,
});
const axe = (...rules: readonly AxeRule[]) => ({ version: '4.14', rules, framesMissed: [] });
const clean = axe(rule('color-contrast', 'passed'), rule('image-alt', 'inapplicable'));

function pages(some: Parts, found = clean, elsewhere = clean) {
  return [
    { ...home(), axe: found },
    { ...statementOf(some), axe: clean },
    { ...pageOf('<h1>Bins</h1>', { url: `${ORIGIN}/bins` }), axe: elsewhere },
  ];
}
const withAxe = <T extends { readonly pages: readonly object[] }>(row: T) => ({
  ...row,
  pages: row.pages.map((page) => ({ ...page, axe: clean })) as (T['pages'][number] & { axe: typeof clean })[],
});

const fully = { status: parts.status.replace('partially', 'fully'), problems: '' };
const faint = axe(rule('color-contrast', 'failed'));
const noPictures = axe(rule('image-alt', 'failed'));

siteCheckCases(statusNotContradicted, {
  passed: [
    { name: 'partially compliant, and the failure is listed', site: {}, pages: pages({}, noPictures) },
    {
      name: 'fully compliant, and no failure was found',
      site: {},
      pages: pages(fully),
    },
    {
      name: 'fully compliant, and only good practice failed',
      site: {},
      pages: pages(fully, axe(rule('heading-order', 'failed'), rule('color-contrast', 'cantTell'))),
    },
    {
      name: 'listed, and the scan met nothing to judge',
      site: {},
      pages: pages({}),
    },
    {
      name: 'listed for documents, which this does not open',
      site: {},
      pages: pages({
        problems: '<h2>Non-accessible content</h2><ul><li>Our older PDFs are faint. This fails 1.4.3.</li></ul>',
      }),
    },
    {
      name: 'listed, not seen, and not decided everywhere',
      site: {},
      pages: pages(
        { problems: '<h2>Non-accessible content</h2><ul><li>Some words are faint. This fails 1.4.3.</li></ul>' },
        axe(rule('color-contrast', 'cantTell')),
      ),
    },
  ],
  failed: [
    {
      name: 'fully compliant, and sure failures',
      site: {},
      pages: pages(fully, axe(rule('color-contrast', 'failed'), rule('image-alt', 'failed')), faint),
      messages: ['contradicted', 'contradicted'],
      data: [
        { criterion: '1.1.1', pages: 1, example: `${ORIGIN}/` },
        { criterion: '1.4.3', pages: 2, example: `${ORIGIN}/` },
      ],
      at: [STATEMENT, STATEMENT],
    },
  ],
  cantTell: [
    withAxe(notOpened),
    withAxe(inWelshOnly),
    {
      name: 'a failure that is not listed',
      site: {},
      pages: pages({}, noPictures, faint),
      messages: ['notListed'],
      data: [{ criterion: '1.4.3', pages: 1, example: `${ORIGIN}/bins` }],
      at: [STATEMENT],
    },
    {
      name: 'a failure that is listed and not met any more',
      site: {},
      pages: pages({}, axe(rule('image-alt', 'passed'))),
      messages: ['notSeen'],
      data: [{ criterion: '1.1.1' }],
    },
    {
      name: 'no status: the lists can still be compared',
      site: {},
      pages: pages({ status: '' }, faint),
      messages: ['notListed'],
    },
  ],
  inapplicable: noStatement.map(withAxe),
});
