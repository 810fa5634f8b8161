import { definePageCheck } from '../../src/model/check.ts';
import { axeCriteria, axeMessages, axeSeverities, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.titleAndLanguage;

export const axeTitleAndLanguage = definePageCheck({
  meta: {
    id: 'accessibility/axe-title-and-language',
    title: 'The page has a title and a valid language',
    kind: 'automatic',
    why: 'The title is the first thing a screen reader says, and it names the browser tab. The language decides how words are pronounced: Welsh read out as English cannot be understood.',
    affects: 'People who use a screen reader, and anyone with many tabs open.',
    fix: 'Give each page a title of its own. Set lang="en" or lang="cy" on the html element, and mark parts in another language.',
    severity: 'serious',
    severities: axeSeverities(rules),
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    ...axeCriteria(rules),
    sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md'],
    messages: axeMessages(rules),
  },
  needs: ['axe'],
  evaluate: ({ axe }) => judgeAxe(axe, rules),
});
