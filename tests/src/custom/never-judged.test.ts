import { describe, expect, it } from 'vitest';
import { neverJudged } from '../../../src/custom/never-judged.ts';
import { readCheck } from '../../../src/custom/read-check.ts';
import type { Check } from '../../../src/model/check.ts';
import { ownCheck, ownMeta } from '../../helpers/own-check.ts';

const ALL = {
  profile: 'standard',
  wholeSite: true,
  probes: true,
  lighthouse: true,
  cruxKey: 'a-key-of-theirs',
} as const;
const page = (...needs: readonly string[]) => read({ ...ownCheck, needs });
const site = (siteNeeds: readonly string[], pageNeeds: readonly string[] = []) =>
  read({
    ...{ scope: 'site', meta: ownMeta, siteNeeds, pageNeeds },
    ...{ collect: () => null, evaluate: () => ({ outcome: 'passed' }) },
  });

function read(given: object): Check {
  const check = readCheck(given, 'our-rule.ts');
  if (!check.ok) throw new Error(check.error.message);
  return check.value;
}

describe('neverJudged', () => {
  it.each<[Check, Partial<typeof ALL> | object, string]>([
    [page('document'), { profile: 'axe' }, "the profile 'axe' judges only what the engine axe finds"],
    [page('axe', 'headings'), { profile: 'axe' }, "the profile 'axe' judges only"],
    [site(['robots']), { profile: 'axe' }, "the profile 'axe' judges only"],
    [site(['tls']), { wholeSite: false }, 'the site is not looked at as a whole (wholeSite)'],
    [page('document', 'keyboard'), { probes: false }, "it needs 'keyboard', and no page is tried out (probes)"],
    [site([], ['layouts']), { probes: false }, "it needs 'layouts', and no page is tried out (probes)"],
    [page('measured'), { lighthouse: false }, "it needs 'measured', and no page is measured (lighthouse)"],
    [site(['fieldData']), { cruxKey: null }, "it needs 'fieldData', and there is no key for it (cruxKey)"],
  ])('names a check that looks where this scan does not, and why', (check, asked, why) => {
    expect(neverJudged([check], { ...ALL, ...asked })).toEqual([
      expect.stringMatching(/^The check custom\/shouting-title says nothing in this scan: .+\.$/),
    ]);
    expect(neverJudged([check], { ...ALL, ...asked })[0]).toContain(why);
    expect(neverJudged([check], ALL)).toEqual([]);
  });

  it('is silent about a check that has all it needs, and about ours', () => {
    const off = { profile: 'axe', wholeSite: false, probes: false, lighthouse: false, cruxKey: null } as const;
    expect(neverJudged([page('axe', 'document')], off)).toEqual([]);
    expect(neverJudged([page('document')], { ...off, profile: 'standard' })).toEqual([]);
    const ours = { ...page('document'), meta: { ...ownMeta, id: 'content/page-title' } } as Check;
    expect(neverJudged([ours], off)).toEqual([]);
  });
});
