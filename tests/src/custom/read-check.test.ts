import { describe, expect, it } from 'vitest';
import { runPageCheck } from '../../../src/assess/run-checks.ts';
import { readCheck } from '../../../src/custom/read-check.ts';
import { PAGE_ARTIFACTS, SITE_ARTIFACTS } from '../../../src/model/artifact-names.ts';
import type { PageCheck } from '../../../src/model/check.ts';
import type { PageEvidence } from '../../../src/model/evidence.ts';
import { document } from '../../helpers/evidence.ts';
import { ownCheck, ownMeta } from '../../helpers/own-check.ts';

const page = (): PageEvidence => ({
  url: 'https://www.ambleford.example/bins',
  visitedAt: '2026-11-29T10:00:00.000Z',
  artifacts: { document: { ok: true, value: document('<h1>Bins</h1>', { title: 'BINS' }) } },
});
const readMeta = (changes: object) => readCheck({ ...ownCheck, meta: { ...ownMeta, ...changes } }, 'our-rule.ts');

describe('a check of a project of its own', () => {
  it('is taken as it is', () => {
    expect(readCheck(ownCheck, 'our-rule.ts')).toMatchObject({ ok: true, value: { scope: 'page', meta: ownMeta } });
  });

  it.each([
    [{ id: 'content/shouting-title' }, 'our-rule.ts: meta.id must begin with custom/'],
    [{ id: 'custom/../up' }, 'meta.id must begin with custom/'],
    [{ points: ['lgdss:10'] }, 'meta.points.0 must be empty: a check of your own speaks for no point'],
    [{ criteria: ['1.1.1'] }, 'meta.criteria.0 must be empty'],
    [{ legal: ['psbar'] }, 'meta.legal.0 must be empty'],
    [{ basis: 'law' }, 'meta.basis'],
    [{ severity: 'dreadful' }, 'meta.severity'],
    [{ title: ' ' }, 'meta.title'],
    [{ sources: [] }, 'meta.sources'],
    [{ messages: {} }, 'meta.messages must hold at least one message'],
    [{ yieldsTo: { shouts: ['content/page-title'] } }, 'yieldsTo'],
    [{ since: '2026-11-29' }, 'meta.since is not a name that a check of your own has.'],
    [{ titel: 'x' }, "meta.titel is not a name that a check of your own has. Did you mean 'title'?"],
    [{ message: { shouts: 'x' } }, "Did you mean 'messages'?"],
    [{ point: [] }, "Did you mean 'points'?"],
  ])('is refused with %j in its meta', (changes, message) => {
    const read = readMeta(changes);
    expect(!read.ok && read.error.message).toContain(message);
  });

  it.each([
    [undefined, 'must export a check by default'],
    [{ meta: ownMeta }, 'must export a check by default'],
    [{ ...ownCheck, scope: 'pages' }, "our-rule.ts: scope must be 'page' or 'site', not 'pages'."],
    [
      { ...ownCheck, need: ['document'] },
      "our-rule.ts: need is not a name that a check of your own has. Did you mean 'needs'?",
    ],
    [{ ...ownCheck, siteNeeds: [] }, 'our-rule.ts: siteNeeds is not a name'],
    [{ ...ownCheck, evaluate: 'yes' }, 'evaluate must be a function'],
    [{ ...ownCheck, needs: 'document' }, 'needs'],
  ])('is refused as %j', (given, message) => {
    const read = readCheck(given, 'our-rule.ts');
    expect(!read.ok && read.error.message).toContain(message);
  });
});

const siteCheck = {
  ...{ scope: 'site', meta: ownMeta, siteNeeds: ['robots'], pageNeeds: ['document'] },
  ...{ collect: () => null, evaluate: () => ({ outcome: 'passed' }) },
};

describe('what it needs', () => {
  it.each([
    [{ ...ownCheck, needs: ['heading'] }, "our-rule.ts: needs.0 'heading' is not gathered. Did you mean 'headings'?"],
    [{ ...ownCheck, needs: ['document', 'Links'] }, "needs.1 'Links' is not gathered. Did you mean 'links'?"],
    [{ ...ownCheck, needs: ['weather-report'] }, "needs.0 'weather-report' is not gathered."],
    [{ ...ownCheck, needs: ['toString'] }, "needs.0 'toString' is not gathered."],
    [
      { ...ownCheck, needs: ['robots'] },
      "'robots' is not gathered. It is of a whole site: make the check with defineSiteCheck",
    ],
    [{ ...siteCheck, siteNeeds: ['robot'] }, "siteNeeds.0 'robot' is not gathered. Did you mean 'robots'?"],
    [
      { ...siteCheck, siteNeeds: ['document'] },
      "siteNeeds.0 'document' is not gathered. It is of a page: name it in pageNeeds.",
    ],
    [{ ...siteCheck, pageNeeds: ['documnet'] }, "pageNeeds.0 'documnet' is not gathered. Did you mean 'document'?"],
  ])('is refused where nothing like it is gathered: %j', (given, message) => {
    const read = readCheck(given, 'our-rule.ts');
    expect(!read.ok && read.error.message).toContain(message);
  });

  it('may be anything that is gathered, of pages and of sites', () => {
    expect(readCheck({ ...ownCheck, needs: PAGE_ARTIFACTS }, 'our-rule.ts').ok).toBe(true);
    expect(readCheck({ ...siteCheck, siteNeeds: SITE_ARTIFACTS, pageNeeds: PAGE_ARTIFACTS }, 'our-rule.ts').ok).toBe(
      true,
    );
  });

  it('keeps what a check of a site says of itself', () => {
    const read = readCheck({ ...siteCheck, pageNeeds: [], standsAlone: true, readsJourneys: true }, 'our-rule.ts');
    expect(read).toMatchObject({ ok: true, value: { standsAlone: true, readsJourneys: true } });
  });
});

describe('what it gives back', () => {
  const told = (evaluate: (...given: never[]) => unknown) => {
    const read = readCheck({ ...ownCheck, evaluate }, 'our-rule.ts');
    if (!read.ok) throw new Error(read.error.message);
    return runPageCheck(read.value as PageCheck, page()).outcome;
  };

  it('is a verdict in its own words', () => {
    const finding = { message: 'shouts', at: { kind: 'page' }, data: { title: 'BINS' } };
    expect(told(ownCheck.evaluate)).toEqual({ outcome: 'failed', findings: [finding] });
  });

  it.each<[string, (...given: never[]) => unknown]>([
    ['nothing', () => undefined],
    ['a word of its own', () => ({ outcome: 'great' })],
    ['a failure without a finding', () => ({ outcome: 'failed', findings: [] })],
    [
      'a message that it does not have',
      () => ({ outcome: 'failed', findings: [{ message: 'x', at: { kind: 'page' } }] }),
    ],
    ['a finding nowhere', () => ({ outcome: 'failed', findings: [{ message: 'shouts' }] })],
    [
      'what gave way to others',
      () => ({ outcome: 'cantTell', findings: [{ message: 'shouts', at: { kind: 'page' }, agrees: ['x'] }] }),
    ],
    ['a promise', async () => ({ outcome: 'passed' })],
    [
      'an exception',
      () => {
        throw new Error('of its own');
      },
    ],
    [
      'a text that is thrown',
      () => {
        throw 'a text';
      },
    ],
  ])('is untested when it is %s', (_, evaluate) => {
    expect(told(evaluate)).toMatchObject({ outcome: 'untested', error: { code: 'check-crashed' } });
  });

  it('cannot change what other checks see', () => {
    const seen = page();
    const before = structuredClone(seen);
    const spoil = (given: { document: { title: string } }) => {
      given.document.title = 'Spoilt';
      return { outcome: 'passed' };
    };
    const read = readCheck({ ...ownCheck, evaluate: spoil }, 'our-rule.ts');
    if (read.ok) runPageCheck(read.value as PageCheck, seen);
    expect(read.ok && seen).toEqual(before);
  });
});
