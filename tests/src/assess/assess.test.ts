import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifactsNeeded, assess } from '../../../src/assess/assess.ts';
import { canonical } from '../../../src/evidence/canonical.ts';
import { type Check, definePageCheck, defineSiteCheck, failedIf, passed } from '../../../src/model/check.ts';
import type { PageEvidence } from '../../../src/model/evidence.ts';
import { heading, response } from '../../helpers/evidence.ts';
import { keyboardWalk } from '../../helpers/keyboard-evidence.ts';
import { meta, ok, page, site, timedOut } from './helpers.ts';

const A = 'https://www.ambleford.example';
const B = 'https://www.westmere.example';

const hasHeading = definePageCheck({
  meta: meta('content/has-heading', { none: 'No heading.' }),
  needs: ['headings'],
  evaluate: ({ headings }) => failedIf(headings.length > 0 ? [] : [{ message: 'none', at: { kind: 'page' } }]),
});
const lists = defineSiteCheck({
  meta: meta('content/lists', { listed: 'Pages: {pages}.' }),
  siteNeeds: ['linkChecks'],
  pageNeeds: ['headings'],
  collect: ({ headings }) => headings.length,
  evaluate: (_, facts) => {
    const pages = facts.map(({ url, fact }) => `${new URL(url).pathname}=${fact}`).join(' ');
    return failedIf([{ message: 'listed', at: { kind: 'page' }, data: { pages } }]);
  },
});
const checks: readonly Check[] = [lists, hasHeading];

const titled = (url: string, ...words: string[]) => page({ headings: ok(words.map((word) => heading(1, word))) }, url);
const sites = [site({ linkChecks: ok([]) }, B), site({ linkChecks: ok([]) }, A)];
const pages = [
  titled(`${A}/z`, 'Z'),
  titled(`${A}/Z`),
  titled(`${B}/`, 'one', 'two'),
  titled(`${A}/a`, 'A'),
  page({ headings: timedOut }, `${A}/m`),
  // Asked of Ambleford, ended elsewhere: still Ambleford's.
  page({ headings: ok([]), response: ok(response({}, { url: `${B}/moved` })) }, `${A}/moved`),
  titled('https://elsewhere.example/', 'No site of ours'),
];

async function* stream(evidence: readonly PageEvidence[]) {
  yield* evidence;
}

describe('assess', () => {
  it('answers for each check and subject, in the order of the checks and then of the subjects', async () => {
    const results = await assess(checks, sites, stream(pages), { start: [`${A}/`] });
    expect(results.map(({ check, subject, outcome }) => `${check} ${subject} ${outcome.outcome}`)).toEqual([
      `content/lists ${A} failed`,
      `content/lists ${B} failed`,
      'content/has-heading https://elsewhere.example/ passed',
      `content/has-heading ${A}/Z failed`,
      `content/has-heading ${A}/a passed`,
      `content/has-heading ${A}/m untested`,
      `content/has-heading ${A}/moved failed`,
      `content/has-heading ${A}/z passed`,
      `content/has-heading ${B}/ passed`,
    ]);
  });

  it('gives a site check the facts of its own site only, in order', async () => {
    const results = await assess([lists], sites, stream(pages), { start: [] });
    expect(results.map(({ outcome }) => (outcome.outcome === 'failed' ? outcome.findings[0].data : outcome))).toEqual([
      { pages: '/Z=0 /a=1 /moved=0 /z=1' },
      { pages: '/=2' },
    ]);
  });

  it('does not depend on the order of pages and sites, nor on pages met twice', async () => {
    const expected = canonical(await assess(checks, sites, stream(pages), { start: [] }));
    const again = titled(`${A}/a`, 'A');
    const later = page({ headings: timedOut }, `${A}/z`, '2026-11-24T09:00:00.000Z');
    const evidence = [...pages, again, later];
    const orders = fc.tuple(
      fc.shuffledSubarray(evidence, { minLength: evidence.length }),
      fc.shuffledSubarray([...sites, ...sites], { minLength: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([somePages, someSites]) => {
        expect(canonical(await assess(checks, someSites, stream(somePages), { start: [] }))).toBe(expected);
      }),
    );
  });

  it('judges each page before it asks for the next', async () => {
    const log: string[] = [];
    const noting = definePageCheck({
      ...hasHeading,
      evaluate: (_, { url }) => {
        log.push(`judged ${url}`);
        return passed;
      },
    });
    async function* noted() {
      for (const name of ['1', '2']) {
        log.push(`gave ${name}`);
        yield titled(name);
      }
    }
    await assess([noting], [], noted(), { start: [] });
    expect(log).toEqual(['gave 1', 'judged 1', 'gave 2', 'judged 2']);
  });

  it('has results for no page and no site', async () => {
    expect(await assess(checks, [], stream([]), { start: [] })).toEqual([]);
  });
});

describe('a site of which no page was seen', () => {
  const robots = (status: number) =>
    site({ robots: ok({ url: `${A}/robots.txt`, status, headers: [], redirects: [], body: '', truncated: false }) }, A);
  const alone = (more: object) =>
    defineSiteCheck({
      meta: meta('security/reachable', { no: 'No.' }),
      siteNeeds: ['robots'],
      pageNeeds: [],
      collect: () => null,
      evaluate: ({ robots: { status } }) => failedIf(status < 400 ? [] : [{ message: 'no', at: { kind: 'page' } }]),
      ...more,
    });

  it.each([
    ['a failure that stands alone', { standsAlone: true } as const, 500, 'failed'],
    ['nothing but a failure', { standsAlone: true } as const, 200, 'untested'],
    ['no failure of other checks', {}, 500, 'untested'],
  ])('has %s', async (_, more, status, expected) => {
    const results = await assess([alone(more)], [robots(status)], stream([]), { start: [] });
    expect(results.map(({ outcome }) => outcome.outcome)).toEqual([expected]);
  });
});

it('names the artifacts that checks need', () => {
  expect([...artifactsNeeded(checks)]).toEqual(['headings']);
});

describe('pages that were tried out', () => {
  const keys = definePageCheck({
    meta: meta('accessibility/keys', { none: 'None.' }),
    needs: ['keyboard', 'headings'],
    evaluate: () => passed,
  });
  const onSite = defineSiteCheck({
    meta: meta('accessibility/keys-on-site', { none: '{pages}' }),
    siteNeeds: [],
    pageNeeds: ['keyboard'],
    collect: () => null,
    evaluate: (_, facts) =>
      failedIf([{ message: 'none', at: { kind: 'page' }, data: { pages: facts.map(({ url }) => url).join(' ') } }]),
  });
  const tried = (url: string) => page({ headings: ok([]), keyboard: ok(keyboardWalk()) }, url);
  const judge = async (...some: PageEvidence[]) => {
    const results = await assess([keys, onSite], [site({}, A)], stream(some), { start: [`${A}/`] });
    return results.map(({ check, subject, outcome }) => [check, subject, outcome.outcome]);
  };

  it('are the only subjects of checks that need it', async () => {
    expect(
      await judge(tried(`${A}/a`), titled(`${A}/b`), page({ headings: ok([]), keyboard: timedOut }, `${A}/c`)),
    ).toEqual([
      ['accessibility/keys', `${A}/a`, 'passed'],
      ['accessibility/keys', `${A}/c`, 'untested'],
      ['accessibility/keys-on-site', A, 'failed'],
    ]);
  });

  it('where there are none, leave nothing to say, and no gap', async () => {
    expect(await judge(titled(`${A}/a`), titled(`${A}/b`))).toEqual([]);
  });
});
