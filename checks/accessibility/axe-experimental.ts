import { definePageCheck } from '../../src/model/check.ts';
import type { AxeRule } from '../../src/model/evidence.ts';
import { askAboutAxe, axeCriteria, axeHints } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.experimental;
type RuleId = keyof typeof rules;

export const axeExperimental = definePageCheck({
  meta: {
    id: 'accessibility/axe-experimental',
    title: 'Experimental axe rules, as auditors see them',
    kind: 'needs-review',
    why: 'These rules find real barriers but are sometimes wrong. Auditors see their results in the browser extension, so it is better to look at them first.',
    affects:
      'People who use a screen reader or voice control, and people whose phone or tablet is fixed in one position.',
    fix: 'Look at each place. If the hint is right, mend it like any other fault. If not, leave it as it is.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    ...axeCriteria(rules),
    yieldsTo: {
      'table-fake-caption': ['accessibility/table-captions'],
      'td-has-header': ['accessibility/tables-by-eye'],
    },
    sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md'],
    messages: axeHints(rules),
  },
  needs: ['axe'],
  evaluate({ axe }) {
    const ours = axe.rules
      .filter((rule) => Object.hasOwn(rules, rule.id) && !hadNothingToRead(rule))
      .map((rule) => (rule.id === 'label-content-name-mismatch' ? withoutSigns(rule) : rule));
    const hit = (rule: (typeof ours)[number]) => rule.outcome === 'failed' || rule.outcome === 'cantTell';
    return askAboutAxe(axe, ours, hit, (rule) => rule.id as RuleId);
  },
});

/** Of this rule axe has no answer where a page has no style sheet that it could read. Then there is nothing to look at. */
function hadNothingToRead({ id, outcome }: AxeRule): boolean {
  return id === 'css-orientation-lock' && outcome === 'cantTell';
}

/** A question mark or a cross is a sign and no word that anybody would say. */
function withoutSigns(rule: AxeRule): AxeRule {
  const nodes = rule.nodes.filter(({ html }) => !isSign(html));
  const nodeCount = rule.nodeCount - (rule.nodes.length - nodes.length);
  return nodeCount > 0 || rule.nodes.length === 0
    ? { ...rule, nodes, nodeCount }
    : { ...rule, outcome: 'passed', nodes, nodeCount };
}

/** Only where all of it was kept. */
function isSign(html: string): boolean {
  const words = html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#?\w+);/g, '?')
    .trim();
  return /<\/[\w-]+>\s*$/.test(html) && words !== '' && !/[\p{L}\p{N}]/u.test(words);
}
