/// <reference lib="dom" />
import type { SecondEngine, SecondOpinion } from '../../model/seen/second-engine.ts';
import type { InPageHelpers } from './helpers.ts';

interface RawResult {
  readonly ruleId: string;
  readonly value: readonly [level: string, outcome: string];
  readonly path: { readonly dom: string };
  readonly message: string;
}
declare const ace: {
  readonly Checker: new () => {
    readonly engine: { getRule(id: string): { readonly dependencies?: readonly string[] } | undefined };
    /** By set of rules. */
    readonly rulesetRules: Record<string, readonly string[]>;
    check(root: Document, rulesets: readonly string[]): Promise<{ readonly results: readonly RawResult[] }>;
  };
};

/**
 * Runs the engine in this document and keeps what it does not call passed. Its recommendations are left aside. `rules` are
 * those that are wanted; none means all.
 */
export async function askSecondEngine(
  h: InPageHelpers,
  options: { mostOfRule: number; mostHtml: number; rules: readonly string[] },
): Promise<Pick<SecondEngine, 'found' | 'ran' | 'more'>> {
  const SET = 'WCAG_2_2';
  const checker = new ace.Checker();
  if (options.rules.length > 0) {
    // Some rules look only at what others have passed.
    const wanted = new Set(options.rules);
    for (const id of wanted) for (const other of checker.engine.getRule(id)?.dependencies ?? []) wanted.add(other);
    checker.rulesetRules[SET] = (checker.rulesetRules[SET] ?? []).filter((id) => wanted.has(id));
  }
  const { results } = await checker.check(document, [SET]);
  const elementAt = (path: string) => {
    try {
      const { singleNodeValue } = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE);
      return singleNodeValue instanceof Element ? singleNodeValue : null;
    } catch {
      // Paths into frames and shadow roots are not found from here.
      return null;
    }
  };
  const kept = new Map<string, number>();
  const more = new Map<string, number>();
  const found: SecondOpinion[] = [];
  const ran = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  for (const { ruleId, value, path, message } of results) {
    const verdict = { FAIL: 'fail', POTENTIAL: 'potential', MANUAL: 'manual' }[value[1]] as SecondOpinion['verdict'];
    if (!verdict || value[0] !== 'VIOLATION') continue;
    const element = elementAt(path.dom);
    // What nobody can be shown, nobody can check; and nobody meets what is not shown.
    if (!element || !h.prop(element, 'checkVisibility').call(element)) continue;
    // Of a field that is clipped away, with a label drawn in its place, the engine says that it is not there.
    const labels = element instanceof HTMLLabelElement && Reflect.get(HTMLLabelElement.prototype, 'control', element);
    if (ruleId === 'label_ref_valid' && labels) continue;
    const before = kept.get(ruleId) ?? 0;
    if (before >= options.mostOfRule) {
      more.set(ruleId, (more.get(ruleId) ?? 0) + 1);
      continue;
    }
    kept.set(ruleId, before + 1);
    const html = h.openingTag(element, options.mostHtml);
    found.push({
      rule: ruleId,
      verdict,
      said: message.slice(0, 300),
      selector: h.selectorOf(element),
      html,
      box: h.boxOf(element),
    });
  }
  return { found, ran, more: [...more].map(([rule, count]) => ({ rule, count })) };
}
