import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byGuidance } from '../lib/guidance.ts';
import { UK_PHONE } from '../lib/patterns.ts';
import { startControls } from '../lib/start-controls.ts';

/** Somebody who does the task with people, or a way to do it without the form. */
const HELP = new RegExp(
  [
    "\\b(?:cannot|can’t|can't|are unable to|if you can ?not) (?:use|apply|report|pay|book|do|fill|get)\\b",
    '\\b(?:if you )?need help\\b|\\bhelp (?:you )?(?:to |with |you )?(?:apply|using|filling|fill|use|this form|the form|online)\\b',
    '\\bin person\\b|\\bcall us\\b|\\bby (?:phone|telephone|post)\\b|\\bpaper form\\b',
    '\\b(?:library|libraries|customer service cent(?:re|er)|hub)\\b[^.\\n]{0,60}\\b(?:help|with you|computer)',
    '\\bffoniwch\\b|\\bangen help\\b|\\bangen cymorth\\b|\\bwyneb yn wyneb\\b',
  ].join('|'),
  'i',
);

export const assistedDigital = definePageCheck({
  meta: {
    ...byGuidance,
    id: 'inclusion/assisted-digital',
    title: 'The page where a task starts says how to get help with it',
    kind: 'needs-review',
    why: 'Some people cannot do the task online, and will not look for help on another page. They give up, or somebody else does it for them.',
    affects: 'People without internet, equipment, skills or confidence, and people who need an interpreter.',
    fix: 'Say on the page who helps by phone or in person, where and when. Then try it: ask for the help that the page promises.',
    severity: 'moderate',
    points: ['lgdss:12'],
    sources: [
      'https://www.gov.uk/service-manual/helping-people-to-use-your-service/assisted-digital-support-introduction',
    ],
    messages: {
      noHelp:
        'A task starts here, and the page names no help with it by phone or in person. Check where people find it.',
    },
  },
  needs: ['links', 'text'],
  evaluate({ links, text }) {
    if (startControls(links).length === 0) return inapplicable;
    if (text.main.match(UK_PHONE) || HELP.test(text.main)) return passed;
    return cantTell([{ message: 'noHelp', at: { kind: 'page' } }]);
  },
});
