import { describe, expect, it } from 'vitest';
import { axeFamilies, stableAxeRules } from '../../../checks/lib/axe-rules.ts';
import { checks } from '../../../checks/registry.ts';
import { isJudged, isRead } from '../../../src/model/profile.ts';

describe('a scan that does nothing but run axe', () => {
  const judged = checks.filter((check) => isJudged(check, { profile: 'axe' }));

  it('judges only what it has read', () => {
    expect(judged.length).toBeGreaterThan(5);
    for (const check of judged) {
      expect(check.scope, check.meta.id).toBe('page');
      if (check.scope === 'page') for (const name of check.needs) expect(isRead(name, 'axe'), check.meta.id).toBe(true);
    }
  });

  it('leaves out the checks whose rules it does not run', () => {
    const { experimental, goodPractice, headings, headingLevels } = axeFamilies;
    const left = [experimental, goodPractice, headings, headingLevels].flatMap((family) => Object.keys(family));
    for (const rule of left) expect(stableAxeRules).not.toContain(rule);
    const ids = judged.map(({ meta }) => meta.id);
    expect(ids).not.toContain('accessibility/axe-experimental');
    expect(ids).not.toContain('accessibility/headings-and-landmarks');
    expect(ids).not.toContain('accessibility/heading-levels');
    expect(ids).not.toContain('accessibility/axe-good-practice');
    expect(ids).toContain('accessibility/axe-keyboard');
    expect(ids).toContain('accessibility/axe-colour');
  });

  it('changes nothing about a standard scan', () => {
    expect(checks.every((check) => isJudged(check, {}))).toBe(true);
    expect(isRead('screenshot', 'standard')).toBe(true);
  });
});

it('a scan that does not look at the site as a whole judges nothing that rests on that', () => {
  const left = checks.filter((check) => !isJudged(check, { wholeSite: false })).map(({ meta }) => meta.id);
  expect(left).toEqual(expect.arrayContaining(['security/certificate', 'documents/pdf-tagged', 'security/spf']));
  expect(left).not.toContain('security/hsts');
  expect(left.filter((id) => id.startsWith('accessibility/'))).toEqual([]);
});
