import { describe, expect, it } from 'vitest';
import { collectFact, runPageCheck, runSiteCheck } from '../../../src/assess/run-checks.ts';
import {
  cantTell,
  definePageCheck,
  defineSiteCheck,
  failedIf,
  inapplicable,
  passed,
  type Verdict,
} from '../../../src/model/check.ts';
import { ORIGIN, PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';
import { document, heading, text } from '../../helpers/evidence.ts';
import { meta, ok, page, site, timedOut } from './helpers.ts';

const wrong = { message: 'wrong', at: { kind: 'page' } } as const;
const target = { start: [`${ORIGIN}/`], gss: 'W06000099' };

/** A page check that says what it is told to. */
const saying = (say: () => Verdict<'wrong'>, kind: 'automatic' | 'needs-review' = 'automatic') =>
  definePageCheck({
    meta: meta('content/saying', { wrong: 'It is wrong.' }, { kind }),
    needs: ['headings', 'text'],
    evaluate: say,
  });
const readable = { headings: ok([heading(1, 'Bins')]), text: ok(text('Bins')) };

describe('a page check', () => {
  it.each([
    ['passed', passed],
    ['inapplicable', inapplicable],
    ['failed', failedIf([wrong])],
    ['cantTell', cantTell([wrong])],
  ])('has its %s verdict passed on, under the address asked for', (_, verdict) => {
    const result = runPageCheck(
      saying(() => verdict),
      page(readable),
    );
    expect(result).toEqual({ check: 'content/saying', subject: PAGE_URL, outcome: verdict });
  });

  it('sees the artifacts it names, unwrapped, and nothing else', () => {
    const seen: unknown[] = [];
    const check = definePageCheck({
      meta: meta('content/looking', {}),
      needs: ['headings'],
      evaluate(...given) {
        seen.push(...given);
        return passed;
      },
    });
    runPageCheck(check, page({ ...readable, document: ok(document('<p>')) }));
    expect(seen).toEqual([{ headings: [heading(1, 'Bins')] }, { url: PAGE_URL, visitedAt: VISITED_AT }]);
  });

  it.each([
    ['failed', { ...readable, text: timedOut }, 'timed-out', 'This needs the "text" evidence. It took too long.'],
    ['absent', { text: readable.text }, 'not-gathered', 'This needs the "headings" evidence, which was not gathered.'],
  ])('is untested when an artifact is %s, and not run', (_, artifacts, code, message) => {
    const check = saying(() => expect.unreachable());
    expect(runPageCheck(check, page(artifacts)).outcome).toEqual({ outcome: 'untested', error: { code, message } });
  });

  it.each([
    ['an error', new Error('no such thing\n    at somewhere'), 'no such thing'],
    ['a very long error', new Error('x'.repeat(5000)), `${'x'.repeat(200)}`],
    ['something else', Symbol('odd'), 'no details'],
  ])('that throws %s is untested', (_, thrown, said) => {
    const check = saying(() => {
      throw thrown;
    });
    expect(runPageCheck(check, page(readable)).outcome).toEqual({
      outcome: 'untested',
      error: { code: 'check-crashed', message: `The check stopped because of a fault in it: ${said}` },
    });
  });

  it.each([
    ['a NaN', failedIf([{ ...wrong, data: { share: 0 / 0 } }])],
    ['no verdict at all', undefined],
  ])('whose verdict holds %s is untested, since it could not be saved', (_, verdict) => {
    const { outcome } = runPageCheck(
      saying(() => verdict as Verdict<'wrong'>),
      page(readable),
    );
    expect(outcome).toMatchObject({ outcome: 'untested', error: { code: 'check-crashed' } });
  });

  it('that only a person can decide never fails', () => {
    const { outcome } = runPageCheck(
      saying(() => failedIf([wrong]), 'needs-review'),
      page(readable),
    );
    expect(outcome).toEqual(cantTell([wrong]));
  });
});

describe('a fact', () => {
  const counting = defineSiteCheck({
    meta: meta('content/counting', {}),
    siteNeeds: [],
    pageNeeds: ['headings'],
    collect: ({ headings }, context) => ({ count: headings.length, at: context.visitedAt }),
    evaluate: () => passed,
  });

  it('goes with the address of its page', () => {
    expect(collectFact(counting, page(readable))).toEqual(ok({ url: PAGE_URL, fact: { count: 1, at: VISITED_AT } }));
  });

  it('is an error when the artifact failed', () => {
    expect(collectFact(counting, page({ headings: timedOut }))).toMatchObject({
      ok: false,
      error: { code: 'timed-out' },
    });
  });

  it('is an error when the check throws', () => {
    const throwing = { ...counting, collect: () => expect.unreachable() };
    expect(collectFact(throwing, page(readable))).toMatchObject({ ok: false, error: { code: 'check-crashed' } });
  });

  it('is cut loose from the page', () => {
    const keeping = defineSiteCheck({
      ...counting,
      collect: ({ headings }): unknown => headings,
      evaluate: () => passed,
    });
    const evidence = page(readable);
    const fact = collectFact(keeping, evidence);
    expect(fact).toEqual(ok({ url: PAGE_URL, fact: readable.headings.value }));
    expect(fact.ok && fact.value.fact).not.toBe(readable.headings.value);
  });
});

describe('a site check', () => {
  const saying = (say: () => Verdict<'wrong'>, needs: { readonly page?: boolean } = {}) =>
    defineSiteCheck({
      meta: meta('resilience/saying', { wrong: 'It is wrong.' }),
      siteNeeds: ['linkChecks'],
      pageNeeds: needs.page === false ? [] : ['headings'],
      collect: () => 1,
      evaluate: say,
    });
  const fact = ok({ url: PAGE_URL, fact: 1 });
  const seen = site({ linkChecks: ok([]) });

  it.each([
    ['passed', [fact], passed, passed],
    ['failed', [fact], failedIf([wrong]), failedIf([wrong])],
    ['passed, but not from every page', [fact, timedOut], passed, cantTell([])],
    ['failed, from some pages', [timedOut, fact], failedIf([wrong]), failedIf([wrong])],
    ['cannot tell, from some pages', [timedOut, fact], cantTell([wrong]), cantTell([wrong])],
    ['inapplicable, from some pages', [timedOut, fact], inapplicable, inapplicable],
    [
      'not asked: no page could be read',
      [timedOut, timedOut],
      undefined,
      { outcome: 'untested', error: timedOut.error },
    ],
    ['not asked: there was no page', [], undefined, { outcome: 'untested', error: { code: 'no-pages' } }],
  ])('%s', (_, facts, verdict, expected) => {
    const check = saying(() => verdict ?? expect.unreachable());
    const result = runSiteCheck(check, seen, facts, target);
    expect(result).toMatchObject({ check: 'resilience/saying', subject: ORIGIN });
    expect(result.outcome).toMatchObject(expected);
  });

  it('is given the site, the facts there are, and what was scanned', () => {
    const given: unknown[] = [];
    const looking = defineSiteCheck({
      ...saying(() => passed),
      evaluate(...all) {
        given.push(...all);
        return passed;
      },
    });
    runSiteCheck(looking, site({ linkChecks: ok([]), robots: timedOut }), [timedOut, fact], target);
    expect(given).toEqual([{ linkChecks: [] }, [fact.value], { origin: ORIGIN, visitedAt: VISITED_AT, ...target }]);
  });

  it('that needs no page is asked even if there is none', () => {
    expect(
      runSiteCheck(
        saying(() => passed, { page: false }),
        seen,
        [],
        target,
      ).outcome,
    ).toEqual(passed);
  });

  it('is untested when the site artifact failed', () => {
    const { outcome } = runSiteCheck(
      saying(() => passed),
      site({ linkChecks: timedOut }),
      [fact],
      target,
    );
    expect(outcome).toMatchObject({ outcome: 'untested', error: { message: expect.stringContaining('"linkChecks"') } });
  });

  it('is untested when it throws', () => {
    const { outcome } = runSiteCheck(
      saying(() => expect.unreachable()),
      seen,
      [fact],
      target,
    );
    expect(outcome).toMatchObject({ outcome: 'untested', error: { code: 'check-crashed' } });
  });
});
