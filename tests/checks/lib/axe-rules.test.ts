import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { criteriaOfRules } from '../../../checks/lib/axe-criteria.ts';
import { axeFamilies, axeRulesForLater, axeRulesUsed, experimentalAxeRules } from '../../../checks/lib/axe-rules.ts';
import { wcagCriteria } from '../../../checks/standards/index.ts';

const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const installed = axe.getRules();
const tagsOf = new Map(installed.map((rule) => [rule.ruleId, rule.tags]));
const judged = installed
  .filter((rule) => rule.tags.some((tag) => WCAG_TAGS.includes(tag)))
  .filter((rule) => !rule.tags.includes('experimental') && !rule.tags.includes('deprecated'))
  .map((rule) => rule.ruleId);

describe('the table of axe rules', () => {
  it('finds the WCAG rules of the installed axe-core', () => {
    expect(judged.length).toBeGreaterThan(50);
  });

  it('places every WCAG rule in exactly one family, or names it for later', () => {
    const counts = judged.map((id) => [
      id,
      [...axeRulesUsed, ...axeRulesForLater].filter((other) => other === id).length,
    ]);
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('names no rule that axe does not have', () => {
    expect([...axeRulesUsed, ...axeRulesForLater].filter((id) => !tagsOf.has(id))).toEqual([]);
  });

  it('names no rule twice', () => {
    expect(new Set(axeRulesUsed).size).toBe(axeRulesUsed.length);
  });

  it('runs no deprecated rule', () => {
    expect(axeRulesUsed.filter((id) => tagsOf.get(id)?.includes('deprecated'))).toEqual([]);
  });

  it('keeps experimental rules in the family that a person confirms', () => {
    const experimental = axeRulesUsed.filter((id) => tagsOf.get(id)?.includes('experimental'));
    const grownUp = ['label-content-name-mismatch'];
    expect([...experimental, ...grownUp].toSorted()).toEqual([...experimentalAxeRules].toSorted());
  });

  it('keeps best practice, and only that, out of the families that are evidence of a breach', () => {
    const bestPractice = axeRulesUsed.filter((id) => tagsOf.get(id)?.includes('best-practice'));
    const { goodPractice, headingLevels, headings } = axeFamilies;
    expect(bestPractice.toSorted()).toEqual(
      [goodPractice, headingLevels, headings].flatMap((family) => Object.keys(family)).toSorted(),
    );
  });

  it('gives each rule the success criteria that axe itself gives it', () => {
    // wcag1412 is 1.4.12; wcag2a and wcag21aa are levels.
    const tagged = (id: string) =>
      (tagsOf.get(id) ?? []).flatMap((tag) => {
        const [, one, two, three] = /^wcag(\d)(\d)(\d{1,2})$/.exec(tag) ?? [];
        return one ? [`${one}.${two}.${three}`] : [];
      });
    const known = wcagCriteria.map(({ number }) => number);
    for (const id of axeRulesUsed) {
      // Some rules speak to level AAA as well, which no law asks for.
      expect(criteriaOfRules([id]), id).toEqual(tagged(id).filter((number) => known.includes(number)));
    }
    expect(criteriaOfRules(['link-name'])).toEqual(['2.4.4', '4.1.2']);
    expect(criteriaOfRules(['no-such-rule'])).toEqual([]);
  });
});
