import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { byGuidance } from '../lib/guidance.ts';
import { pageKey } from '../lib/hosts.ts';
import { startControls } from '../lib/start-controls.ts';

type Message = 'missing' | 'severalStarts';

/** What an entry page should say, and words that say it, in English and Welsh. */
const TOPICS: readonly (readonly [topic: string, words: RegExp])[] = [
  [
    'who can use it',
    /\b(?:who can|use this (?:service|form) (?:if|to)|you can (?:use|apply|ask|report|get)|(?:only )?if you (?:live|are|own|have|rent|pay)|eligib\w+|you must (?:be|live)|pwy (?:all|sy))\b/i,
  ],
  [
    'what people need',
    /\b(?:you(?:’|'| wi)?ll need|you need|what you need|before you (?:start|begin|apply)|have (?:these|this|your) .{0,40}ready|make sure you have|bydd angen|cyn i chi)\b/i,
  ],
];

export const startPageTells = definePageCheck({
  meta: {
    ...byGuidance,
    id: 'forms/start-page-tells',
    title: 'The page before a form says who it is for and what people need',
    kind: 'needs-review',
    why: 'People who learn halfway that they cannot apply, or lack a document, have lost their time. Many of them then call.',
    affects: 'Everyone who starts the task, most of all people who need help or a long time to do it.',
    fix: 'Before the start button, say who can use the service, what they need, what it costs and how long it takes.',
    severity: 'minor',
    points: ['lgdss:1', 'lgdss:10', 'lgdss:11'],
    sources: ['https://design-system.service.gov.uk/patterns/start-using-a-service/'],
    messages: {
      missing:
        'A task starts here, and no words were found that say {topics}. Check what people should know before they start.',
      severalStarts: 'This page has {count} different start buttons. Check that people can tell which one is theirs.',
    },
  },
  needs: ['links', 'text'],
  evaluate({ links, text }) {
    const starts = startControls(links);
    const [first] = starts;
    if (!first) return inapplicable;
    const findings: Finding<Message>[] = [];
    const missing = TOPICS.filter(([, words]) => !words.test(text.main)).map(([topic]) => topic);
    if (missing.length > 0) {
      findings.push({ message: 'missing', at: { kind: 'page' }, data: { topics: missing.join(', or ') } });
    }
    const count = new Set(starts.map(({ href }) => pageKey(href))).size;
    if (count > 1) {
      const { selector, html, box } = first;
      findings.push({ message: 'severalStarts', at: { kind: 'element', selector, html, box }, data: { count } });
    }
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});
