import type { CheckId } from '../../model/check.ts';
import type { ScoringPolicy } from './types.ts';

/**
 * Checks that would fall together: whoever knows the answer of one mostly knows that of the other. Two doubtful looks at
 * one thing must not make up for a third thing that nobody looked at. Checks that leave the decision to a person never count; they
 * stand beside the check whose question they share, so that it stays so if they should one day decide by themselves.
 */
const SAME_QUESTION: readonly (readonly CheckId[])[] = [
  ['open-standards/robots-and-sitemap', 'inclusion/findable'],
  ['resilience/not-found-page', 'resilience/not-found-status'],
  ['statement/exists', 'statement/linked'],
  // What the statement claims, and whether the claim is true.
  ['statement/compliance-status', 'statement/status-not-contradicted'],
  ['performance/page-weight', 'performance/third-party-cost'],
  // Whether a field has a label, in the markup and to the eye, and whether that label says anything.
  ['accessibility/axe-form-labels', 'forms/visible-labels', 'forms/labels-describe'],
  ['accessibility/errors-identified', 'forms/errors-tied'],
  // One line of text: is it there, is it a title, is it the page's own, does it name the site. (`words-in-titles` is about tooltips.)
  [
    'accessibility/axe-title-and-language',
    'accessibility/page-title',
    'accessibility/titles-differ',
    'consistency/title-names-site',
  ],
  // One attribute: is it there, and are there words in it.
  [
    'accessibility/axe-text-alternatives',
    'accessibility/alt-text-is-words',
    'accessibility/alt-text-wording',
    'accessibility/alt-text-repeated',
    'accessibility/pictures-without-words',
    'accessibility/judgement-by-eye',
  ],
  // Whether text stands out: read from the style sheet, measured in a picture, in the dark colours.
  [
    'accessibility/axe-colour',
    'accessibility/measured-contrast',
    'accessibility/text-over-images',
    'accessibility/dark-mode',
  ],
  ['accessibility/icon-contrast', 'accessibility/controls-contrast'],
  // The same page in other windows and with larger text. A layout that is nailed down breaks in all of them.
  [
    'accessibility/reflow-320',
    'accessibility/resize-text-200',
    'accessibility/text-spacing',
    'accessibility/orientation',
    'accessibility/axe-resize-and-spacing',
    'accessibility/layouts-by-eye',
  ],
  // The same rules on what opens. Where something opens there is a control, so this one has decided as well.
  ['accessibility/axe-name-role-value', 'accessibility/opened-states-axe'],
  ['accessibility/second-engine', 'accessibility/second-engine-doubts'],
  // Whether the keyboard does what a click does: by walking, by trying, by reading the page.
  ['accessibility/keyboard-operable', 'accessibility/controls-work-by-keyboard', 'accessibility/mouse-only'],
  ['accessibility/focus-visible', 'accessibility/focus-indicator-strength'],
  ['accessibility/no-endless-movement', 'accessibility/moving-or-timed-content'],
  ['accessibility/data-tables-have-headers', 'accessibility/tables-by-eye'],
  ['accessibility/lists-of-characters', 'accessibility/lists-by-look'],
  // Spaces that are typed for the look of it, inside words and between them.
  ['accessibility/letters-spaced-apart', 'accessibility/layout-by-spaces'],
  ['content/link-text', 'accessibility/link-names'],
  // One header: is it there and strict, and can it be got round.
  ['security/csp', 'security/csp-details'],
  ['accessibility/sign-in-by-paste', 'forms/sign-in-barriers'],
  // What happens before anybody has chosen, told by what is kept, by whom it goes to and by what it is for.
  ['privacy/storage-before-choice', 'privacy/trackers-before-choice', 'privacy/analytics-before-choice'],
  // Long sentences are half of the formula.
  ['content/reading-level', 'content/sentence-length'],
  // Without tags there is no structure to find.
  ['documents/pdf-tagged', 'documents/pdf-structure'],
];

/** Why these numbers: docs/decisions/0015-scoring-policy-v2.md. */
export const policyV2: ScoringPolicy = {
  version: '2',
  summary:
    'A check weighs by its severity, by how near its evidence comes to the point, and by whether law, guidance or good practice asks for it; a critical fault caps a point; new checks have a grace period.',
  weights: { minor: 1, moderate: 3, serious: 6, critical: 10 },
  strengths: { direct: 4, indirect: 2, presence: 1 },
  levels: {
    law: { name: 'must', factor: 3 },
    guidance: { name: 'should', factor: 2 },
    'good-practice': { name: 'information', factor: 1 },
  },
  cap: 60,
  graceDays: 90,
  fewestChecks: 3,
  sameQuestion: SAME_QUESTION,
  leastLoss: 0,
  band: { draws: 400, share: 95, fewestPages: 5 },
};
