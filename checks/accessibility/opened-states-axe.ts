import { definePageCheck, type Finding, type Severity } from '../../src/model/check.ts';
import type { AxeFindings, AxeRule } from '../../src/model/evidence.ts';
import type { LatePart, Operated, OperatedControl, WindowPicture } from '../../src/model/seen/operated.ts';
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
type Key = Rule | `late-${Rule}` | 'undecided' | 'undecidedLate' | 'notLooked' | 'leftOut';

const severities: Readonly<Record<string, Severity>> = axeSeverities(rules);
const { criteria, criteriaOf } = axeCriteria(rules);
const rows = Object.entries<AxeRow>(rules);
const broken = Object.fromEntries(
  rows.map(([id, row]) => [id, `${row.broken} It shows after “{opener}” was opened.`]),
) as Record<Rule, string>;
const brokenLate = Object.fromEntries(
  rows.map(([id, row]) => [
    `late-${id}`,
    `${row.broken} It comes in by itself some seconds after the page has loaded.`,
  ]),
) as Record<`late-${Rule}`, string>;

export const openedStatesAxe = definePageCheck({
  meta: {
    id: 'accessibility/opened-states-axe',
    title: 'What opens or comes in later is built as well as what shows at first',
    kind: 'automatic',
    why: 'Menus, dialogs, folded parts and late banners are out of sight while a page is tested, so their faults stay. People meet them all the same.',
    affects: 'People who use a screen reader, voice control or a magnifier, and people who do not see colours well.',
    fix: 'Open the part that is named, or wait until it comes in, and mend what is said of it as you would on the page itself.',
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
    captions: { opened: SHOWN.opened, late: SHOWN.late },
    messages: {
      ...broken,
      ...brokenLate,
      undecided: `Check this by hand after “{opener}” was opened: the machine could not decide the axe rule {rule}. ${REASON}`,
      undecidedLate: `Check this by hand. It comes in by itself some seconds after the page has loaded, and the machine could not decide the axe rule {rule}. ${REASON}`,
      notLooked:
        'Parts of this page that were opened or came in late and were not tested: {count}. Test them by hand once they are there.',
      cutShort: CUT_SHORT,
      leftOut: NOT_USED,
    },
  },
  needs: ['operated', 'axe'],
  evaluate({ operated, axe }) {
    const known = new Set<string>();
    for (const rule of axe.rules) for (const { selector } of rule.nodes) known.add(`${rule.id} ${selector}`);
    const { late = [] } = operated;
    const found = [
      ...late.map((part) => read(ofLate(part), axe.version, known)),
      ...operated.controls.map((control) => read(ofOpened(control), axe.version, known)),
    ];
    return judge<Key>(
      found.flatMap(({ certain }) => certain),
      [...found.flatMap(({ doubts }) => doubts), ...notLooked(operated), ...notUsed(operated)],
      { ...operated, any: late.length > 0 || operated.controls.some(({ layer }) => layer?.axe) },
    );
  },
});

/** What opened or came in while there was no time or turn left for axe, or on which it broke. */
function notLooked({ controls, late = [] }: Operated): readonly Finding<Key>[] {
  const parts = [...controls.map(({ layer }) => layer), ...late];
  const count = parts.filter((part) => part?.axe === null).length;
  return count > 0 ? [{ message: 'notLooked', at: { kind: 'page' }, data: { count } }] : [];
}

interface Part {
  readonly axe: readonly AxeRule[];
  readonly picture: WindowPicture | null | undefined;
  readonly how: 'opened' | 'late';
  readonly data: Readonly<Record<string, string>>;
  readonly undecided: 'undecided' | 'undecidedLate';
  messageFor(rule: Rule): Key;
}

const ofOpened = ({ layer, before }: OperatedControl): Part => ({
  axe: layer?.axe ?? [],
  picture: layer?.picture,
  how: 'opened',
  data: { opener: before.name || 'a control without a name' },
  undecided: 'undecided',
  messageFor: (rule) => rule,
});

const ofLate = ({ axe, picture }: LatePart): Part => ({
  axe: axe ?? [],
  picture,
  how: 'late',
  data: {},
  undecided: 'undecidedLate',
  messageFor: (rule) => `late-${rule}`,
});

/** Only what the page did not show at first, and each place once. */
function read(part: Part, version: string, known: Set<string>) {
  const certain: Finding<Key>[] = [];
  const doubts: Finding<Key>[] = [];
  const shown = shownIn<Key>(part.picture, part.how);
  const seen: AxeFindings = { version, rules: part.axe, framesMissed: [] };
  for (const rule of withDoubts(seen).rules.filter(isJudged)) {
    for (const node of rule.nodes) {
      const key = `${rule.id} ${node.selector}`;
      if (known.has(key)) continue;
      known.add(key);
      const data = { rule: rule.id, ...part.data, summary: node.summary };
      const message = part.messageFor(rule.id as Rule);
      if (rule.outcome === 'failed') certain.push(shown({ message, at: axeElement(node), data }));
      else {
        const reason = node.summary || NO_REASON;
        doubts.push(shown({ message: part.undecided, at: axeElement(node), data: { ...data, summary: reason } }));
      }
    }
  }
  return { certain, doubts };
}

const isJudged = ({ id, outcome }: AxeRule) =>
  Object.hasOwn(rules, id) && (outcome === 'failed' || outcome === 'cantTell');
