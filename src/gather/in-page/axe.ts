/// <reference lib="dom" />
import type { AxeFindings, AxeNode, AxeRule } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

interface RawNode {
  readonly target: readonly (string | readonly string[])[];
  readonly html: string;
  readonly any: readonly { readonly message: string }[];
  readonly all: readonly { readonly message: string }[];
  readonly none: readonly { readonly message: string }[];
}
interface RawRule {
  readonly id: string;
  readonly impact?: AxeRule['impact'];
  readonly nodes: readonly RawNode[];
}
interface RawResults {
  readonly testEngine: { readonly version: string };
  readonly violations: readonly RawRule[];
  readonly incomplete: readonly RawRule[];
  readonly passes: readonly RawRule[];
  readonly inapplicable: readonly RawRule[];
}
declare const axe: {
  run(root: Document | Element, options: unknown): Promise<RawResults>;
  version: string;
};

/** Runs axe in this document and its frames and keeps what a report needs: capped nodes, their true number, their place. */
export async function runAxe(
  h: InPageHelpers,
  options: { rules: readonly string[]; mostNodes: number; layer?: boolean },
): Promise<Omit<AxeFindings, 'framesMissed'>> {
  // What is being operated has been put there by our own functions, in our own world.
  const { lgdssLayer } = globalThis as unknown as { lgdssLayer?: Element };
  const layer = options.layer ? lgdssLayer : undefined;
  const opens = (waited: number) =>
    layer &&
    h
      .changing({ what: 'either', within: 1000 - waited })
      .some((one) => one === layer || h.holds(one, layer) || h.holds(layer, one));
  // The page itself has settled by now; what has just been opened may still be on its way.
  for (let waited = 0; waited < 1000 && opens(waited); waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const kinds = { 'color-contrast': 'colours', 'target-size': 'size' } as const;
  const changing = Object.entries(kinds).map(
    ([rule, what]) => [rule, what, new Set(h.changing({ what, within: Number.POSITIVE_INFINITY }))] as const,
  );
  const raw = await axe.run(layer ?? document, {
    runOnly: { type: 'rule', values: options.rules },
    resultTypes: ['violations', 'incomplete'],
    elementRef: false,
  });
  for (const [, what, known] of changing)
    for (const one of h.changing({ what, within: Number.POSITIVE_INFINITY })) known.add(one);
  const isChanging = (element: Element, rule: string) =>
    changing.some(([of, , known]) => of === rule && [...known].some((one) => one === element || h.holds(one, element)));
  // The path through frames and shadow roots, outermost first.
  const selectorOf = (node: RawNode) =>
    node.target.map((part) => (typeof part === 'string' ? part : part.join(' >>> '))).join(' >> ');
  const elementOf = (node: RawNode) => {
    const [only = ''] = node.target;
    if (node.target.length !== 1) return null;
    return h.elementAt(typeof only === 'string' ? only : only.join(' >>> '));
  };
  const describesInactive = (element: Element) => {
    // Read past the fields of forms, which may be called "matches", "id" or "parentElement".
    for (let current: Element | null = element; current; current = h.above(current)) {
      if (h.prop(current, 'matches').call(current, ':disabled, [aria-disabled=true]')) return true;
      const id = CSS.escape(h.prop(current, 'id'));
      const root = h.prop(current, 'getRootNode').call(current) as Document | ShadowRoot;
      if (
        id &&
        root.querySelector(
          `:is([aria-describedby~="${id}"], [aria-labelledby~="${id}"]):is(:disabled, [aria-disabled=true])`,
        )
      )
        return true;
      if (current instanceof HTMLLabelElement && current.control?.matches(':disabled')) return true;
    }
    return false;
  };
  /** What axe says of the document in a frame, where it means the frame: people look for it in the page. */
  const frameOf = (node: RawNode) => {
    const [frame, inside] = node.target;
    return node.target.length === 2 && typeof frame === 'string' && inside ? document.querySelector(frame) : null;
  };
  const keepNode = (node: RawNode, rule: string): AxeNode => {
    const frame = rule === 'frame-focusable-content' ? frameOf(node) : null;
    const element = frame ?? elementOf(node);
    // It has no box to be known by, so it is named as everywhere else.
    const own = rule === 'meta-refresh' ? element : null;
    return {
      selector: (frame ? String(node.target[0]) : own ? h.selectorOf(own) : selectorOf(node)).slice(0, 500),
      html: frame ? h.openingTag(frame, 500) : node.html.slice(0, 500),
      summary: [...node.any, ...node.all, ...node.none]
        .map((part) => part.message)
        .join(' ')
        .slice(0, 500),
      box: element ? h.boxOf(element) : null,
      inactive: element ? describesInactive(element) : false,
      ...(element && isChanging(element, rule) ? { changing: true as const } : {}),
    };
  };
  const keep = (outcome: AxeRule['outcome']) => (rule: RawRule) => {
    const matters = outcome === 'failed' || outcome === 'cantTell';
    return {
      id: rule.id,
      outcome,
      impact: rule.impact ?? null,
      nodes: matters ? rule.nodes.slice(0, options.mostNodes).map((node) => keepNode(node, rule.id)) : [],
      nodeCount: matters ? rule.nodes.length : 0,
    };
  };
  // A rule can fail on some elements and be unsure about others: both rows are kept, the failure first.
  const rules = [
    ...raw.violations.map(keep('failed')),
    ...raw.incomplete.map(keep('cantTell')),
    ...raw.passes.map(keep('passed')),
    ...raw.inapplicable.map(keep('inapplicable')),
  ];
  const order = ['failed', 'cantTell', 'passed', 'inapplicable'];
  const known = new Set<string>();
  const distinct = rules.filter(({ id, outcome }) => {
    if (outcome === 'passed' && known.has(id)) return false;
    known.add(id);
    return true;
  });
  distinct.sort((a, b) => (a.id === b.id ? order.indexOf(a.outcome) - order.indexOf(b.outcome) : a.id < b.id ? -1 : 1));
  return { version: raw.testEngine.version, rules: distinct };
}
