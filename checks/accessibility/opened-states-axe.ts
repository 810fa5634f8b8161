import { definePageCheck, type Finding, type Severity } from '../../src/model/check.ts';
import type { AxeFindings, AxeRule } from '../../src/model/evidence.ts';
import type { Operated, OperatedControl } from '../../src/model/seen/operated.ts';
import { axeCriteria, axeElement, axeSeverities, NO_REASON, REASON } from '../lib/axe.ts';
import { withDoubts } from '../lib/axe-doubts.ts';
import { type AxeRow, axeFamilies } from '../lib/axe-rules.ts';
import { CUT_SHORT, judge } from '../lib/operate/judge.ts';
import { asksAfter, NOT_USED, notUsed } from '../lib/operate/left-out.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';

const rules = {
  ...axeFamilies.colour,
  ...axeFamilies.textAlternatives,
  ...axeFamilies.structure,
  ...axeFamilies.formLabels,
  ...axeFamilies.nameRoleValue,
  ...axeFamilies.titleAndLanguage,
  ...axeFamilies.resizeAndSpacing,
  ...axeFamilies.targetSize,
} as const;
type Rule = keyof typeof rules;
type Key = Rule | 'undecided' | 'notLooked' | 'leftOut';

const severities: Readonly<Record<string, Severity>> = axeSeverities(rules);
const { criteria, criteriaOf } = axeCriteria(rules);
const broken = Object.fromEntries(
  Object.entries<AxeRow>(rules).map(([id, row]) => [id, `${row.broken} It shows after “{opener}” was opened.`]),
) as Record<Rule, string>;

export const openedStatesAxe = definePageCheck({
  meta: {
    id: 'accessibility/opened-states-axe',
    title: 'What opens on the page is built as well as what shows at first',
    kind: 'automatic',
    why: 'Menus, dialogs and folded parts are out of sight while a page is tested, so their faults stay. People meet them all the same.',
    affects: 'People who use a screen reader, voice control or a magnifier, and people who do not see colours well.',
    fix: 'Open the part that is named, and mend what is said of it as you would on the page itself.',
    severity: 'serious',
    severities: severities as { readonly [K in Key]?: Severity },
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria,
    criteriaOf,
    yieldsTo: asksAfter('accessibility/opened-states-axe'),
    sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md'],
    captions: { opened: SHOWN.opened },
    messages: {
      ...broken,
      undecided: `Check this by hand after “{opener}” was opened: the machine could not decide the axe rule {rule}. ${REASON}`,
      notLooked: 'Parts of this page that were opened and not tested: {count}. Open them and test them by hand.',
      cutShort: CUT_SHORT,
      leftOut: NOT_USED,
    },
  },
  needs: ['operated', 'axe'],
  evaluate({ operated, axe }) {
    const known = new Set<string>();
    for (const rule of axe.rules) for (const { selector } of rule.nodes) known.add(`${rule.id} ${selector}`);
    const found = operated.controls.map((control) => readOpened(control, axe.version, known));
    return judge<Key>(
      found.flatMap(({ certain }) => certain),
      [...found.flatMap(({ doubts }) => doubts), ...notLooked(operated), ...notUsed(operated)],
      { ...operated, any: operated.controls.some(({ layer }) => layer?.axe) },
    );
  },
});

/** What opened while there was no time or turn left for axe, or on which it broke. */
function notLooked({ controls }: Operated): readonly Finding<Key>[] {
  const count = controls.filter(({ layer }) => layer?.axe === null).length;
  return count > 0 ? [{ message: 'notLooked', at: { kind: 'page' }, data: { count } }] : [];
}

/** Only what the page did not show before it was opened, and each place once. */
function readOpened({ layer, before }: OperatedControl, version: string, known: Set<string>) {
  const certain: Finding<Key>[] = [];
  const doubts: Finding<Key>[] = [];
  const opener = before.name || 'a control without a name';
  const shown = shownIn<Key>(layer?.picture, 'opened');
  const seen: AxeFindings = { version, rules: layer?.axe ?? [], framesMissed: [] };
  for (const rule of withDoubts(seen).rules.filter(isJudged)) {
    for (const node of rule.nodes) {
      const key = `${rule.id} ${node.selector}`;
      if (known.has(key)) continue;
      known.add(key);
      const data = { rule: rule.id, opener, summary: node.summary };
      if (rule.outcome === 'failed') certain.push(shown({ message: rule.id as Rule, at: axeElement(node), data }));
      else {
        const reason = node.summary || NO_REASON;
        doubts.push(shown({ message: 'undecided', at: axeElement(node), data: { ...data, summary: reason } }));
      }
    }
  }
  return { certain, doubts };
}

const isJudged = ({ id, outcome }: AxeRule) =>
  Object.hasOwn(rules, id) && (outcome === 'failed' || outcome === 'cantTell');
