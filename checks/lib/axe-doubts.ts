import type { AxeFindings, AxeNode, AxeRule } from '../../src/model/evidence.ts';

/**
 * Places where axe is sure of a rule of markup, but no barrier follows from it by itself. They go to a person instead of
 * counting as failures. Most were met on component examples that public bodies publish; docs/decisions tells which.
 */
const DOUBTS: Readonly<Record<string, (node: AxeNode) => boolean>> = {
  // Radios and checkboxes that reveal a question: ARIA has no aria-expanded for them, and software ignores or reads it.
  'aria-allowed-attr': ({ html, summary }) =>
    /^ARIA attribute is not allowed: aria-expanded="(true|false)"$/.test(summary) &&
    /^<input\b[^>]*\stype="(radio|checkbox)"/.test(html),
  // Nothing is announced for aria-controls, so a target that is not there yet misleads nobody.
  'aria-valid-attr-value': ({ summary }) => /^Invalid ARIA attribute value: aria-controls="[^"]*"$/.test(summary),
  // WCAG 1.4.3 leaves out inactive parts of the interface; axe knows their labels but not their hints.
  // What fades in is fainter for a moment than when it is there.
  'color-contrast': ({ inactive, changing }) => inactive || changing === true,
  // Their labels take a press as well, which axe does not measure, and WCAG 2.5.8 leaves out what has the browser's own size.
  'target-size': ({ html, changing }) =>
    changing === true || /^<(select|textarea)\b|^<input\b(?![^>]*\stype="(submit|button|reset|image)")/i.test(html),
};

/** The same findings with those places moved from `failed` to `cantTell`. */
export function withDoubts(axe: AxeFindings): AxeFindings {
  return { ...axe, rules: axe.rules.flatMap(divided) };
}

const FADES = 'color-contrast';

/** All its places faded or changed their colours. */
export const fades = ({ id, nodes }: AxeRule) =>
  id === FADES && nodes.length > 0 && nodes.every(({ changing }) => changing === true);

function divided(rule: AxeRule): readonly AxeRule[] {
  const isDoubt = DOUBTS[rule.id];
  if (!isDoubt || rule.outcome !== 'failed') return [rule];
  const doubtful = rule.nodes.filter(isDoubt);
  if (doubtful.length === 0) return [rule];
  const sure = rule.nodes.filter((node) => !isDoubt(node));
  // Places beyond the cap were not recorded; they stay with the failures while there is one, and with the doubts after.
  const rest = rule.nodeCount - rule.nodes.length;
  const failed: AxeRule = { ...rule, nodes: sure, nodeCount: sure.length + rest };
  const isApart = (node: AxeNode) => rule.id === FADES && node.changing === true;
  const kinds = [doubtful.filter((node) => !isApart(node)), doubtful.filter(isApart)];
  const unsure = kinds
    .filter(({ length }) => length > 0)
    .map((nodes, index): AxeRule => {
      const more = sure.length === 0 && index === 0 ? rest : 0;
      return { ...rule, outcome: 'cantTell', nodes, nodeCount: nodes.length + more };
    });
  return sure.length > 0 ? [failed, ...unsure] : unsure;
}
