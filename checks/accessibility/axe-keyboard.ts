import { definePageCheck } from '../../src/model/check.ts';
import { askAboutAxe, axeCriteria, axeHints } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';
import { byWcag } from '../lib/reading/meta.ts';

const rules = axeFamilies.keyboard;
type RuleId = keyof typeof rules;

/** Links. Fewer than that are passed as quickly as a link that skips them. */
const MUCH = 4;

export const axeKeyboard = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/axe-keyboard',
    title: 'Keys lead past the top of the page and into all its parts',
    kind: 'needs-review',
    why: 'Without a mouse, people press the Tab key through everything that comes first, on each page. A part that the key does not reach is not there for them.',
    affects: 'People who use a keyboard, a switch or a screen reader.',
    fix: 'Put the content into a main element with headings, and a skip link before the navigation. Leave frames in the Tab order, make parts that scroll reachable with tabindex="0" and a name, and use links in place of a map that only the server knows.',
    severity: 'serious',
    severities: { bypass: 'moderate', 'scrollable-region-focusable': 'moderate', 'server-side-image-map': 'moderate' },
    ...axeCriteria(rules),
    yieldsTo: { framesMissed: ['accessibility/axe-incomplete'] },
    sources: [
      'https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md',
      'https://www.w3.org/WAI/WCAG22/Understanding/bypass-blocks.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html',
    ],
    messages: axeHints(rules),
  },
  needs: ['axe', 'links'],
  evaluate({ axe, links }) {
    const much = links.filter(({ visible }) => visible).length >= MUCH;
    const ours = axe.rules.filter(({ id }) => Object.hasOwn(rules, id) && (id !== 'bypass' || much));
    return askAboutAxe(
      axe,
      ours,
      ({ outcome }) => outcome === 'failed' || outcome === 'cantTell',
      ({ id }) => id as RuleId,
    );
  },
});
