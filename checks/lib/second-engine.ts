import { type Finding, inapplicable, passed, type Verdict } from '../../src/model/check.ts';
import type { SecondEngine } from '../../src/model/seen/second-engine.ts';
import { type SecondRule, type SecondRuleId, secondRules } from './second-engine-rules.ts';

const ids = Object.keys(secondRules) as SecondRuleId[];
const ruleOf = (id: SecondRuleId): SecondRule => secondRules[id];

/** What the second engine found that is certain, or that a person has to decide. */
export function secondFindings(seen: SecondEngine, certain: boolean): readonly Finding<SecondRuleId>[] {
  const tables = new Set<string>();
  return seen.found.flatMap(({ rule, verdict, said, selector, html, box }) => {
    const id = ids.find((one) => one === rule);
    if (id === undefined) return [];
    const { sure = false, only } = ruleOf(id);
    if (only && !only.test(said)) return [];
    if ((sure && verdict === 'fail') !== certain) return [];
    if (id === 'table_headers_related') {
      // The engine says it of each cell; one of them leads a person to the table.
      const [table = ''] = selector.split(/ > (?:thead|tbody|tfoot|tr)\b/);
      if (tables.has(table)) return [];
      tables.add(table);
    }
    return [{ message: id, at: { kind: 'element', selector, html, box }, data: { rule, said } }];
  });
}

/** What a check of these rules says where it has nothing to tell: a rule that had nothing to look at has passed nothing. */
export function withoutFault(seen: SecondEngine, certain: boolean): Verdict<SecondRuleId> {
  const ours = certain ? sureRules : ids;
  const ran = seen.ran ? ours.filter((id) => seen.ran?.includes(id)) : ours;
  return ran.length === 0 ? inapplicable : { ...passed, ...judgedUnder(seen, certain) };
}

/** Left out where every criterion had something to judge, or an older scan does not say. */
export function judgedUnder({ ran }: SecondEngine, certain: boolean): { readonly criteria?: readonly string[] } {
  const ours = certain ? sureRules : ids;
  const { criteria } = criteriaFor(ran ? ours.filter((id) => ran.includes(id)) : ours);
  return criteria.length === criteriaFor(ours).criteria.length ? {} : { criteria };
}

const sureRules = ids.filter((id) => ruleOf(id).sure);

/** For the metas of the two checks that rest on the engine. */
export const secondCriteria = criteriaFor(ids);
export const sureCriteria = criteriaFor(sureRules);

const sentences = (of: readonly SecondRuleId[]) =>
  Object.fromEntries(of.map((id) => [id, ruleOf(id).text])) as Record<SecondRuleId, string>;
export const secondMessages = sentences(ids);
export const sureMessages = sentences(sureRules);

function criteriaFor(of: readonly SecondRuleId[]) {
  return {
    criteria: [...new Set(of.flatMap((id) => ruleOf(id).criteria))].toSorted(inNumbers),
    criteriaOf: Object.fromEntries(of.map((id) => [id, ruleOf(id).criteria])),
  };
}

function inNumbers(a: string, b: string): number {
  const [x, y] = [a, b].map((one) => one.split('.').map(Number));
  const at = [0, 1, 2].find((index) => x?.[index] !== y?.[index]) ?? 0;
  return (x?.[at] ?? 0) - (y?.[at] ?? 0);
}
