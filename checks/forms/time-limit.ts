import { cantTell, definePageCheck, type Finding, inapplicable, type Place } from '../../src/model/check.ts';
import type { AxeFindings } from '../../src/model/evidence.ts';
import type { MotionFacts } from '../../src/model/seen/motion.ts';
import { axeElement } from '../lib/axe.ts';
import { elementAt, excerpt } from '../lib/reading/meta.ts';
import { sentencesOf } from '../lib/reading-age.ts';
import { reviewMeta } from '../lib/review-meta.ts';

type Message = 'said' | 'reload';

const SAID = new RegExp(
  [
    '\\b(?:session|form|application|page|you|answers?)\\b[^.\\n]{0,60}\\b(?:times? out|timed out|time-?outs?|expires?|(?:be )?(?:signed|logged) out)\\b',
    '\\byou (?:have|only have) (?:up to )?\\d+ (?:minutes|hours?) to (?:complete|finish|fill|answer|pay)\\b',
    '\\b(?:for|after) \\d+ minutes\\b[^.\\n]{0,60}\\b(?:inactiv\\w+|lost|lose|deleted?|(?:signed|logged) out)\\b',
    '\\bbydd eich sesiwn\\b[^.\\n]{0,60}\\bdod i ben\\b',
  ].join('|'),
  'i',
);
const MOST = 5;
const TWENTY_HOURS = 72_000;

// A form may end without a word of it in the source. So there is no pass here: only what was found, and a question about it.
export const timeLimit = definePageCheck({
  meta: reviewMeta({
    id: 'forms/time-limit',
    title: 'Time limits are said beforehand and can be extended',
    why: 'Some people need ten times as long as others. If the time runs out without warning, their answers are gone.',
    affects: 'People who type, read or decide slowly, people who use a screen reader, and people who are interrupted.',
    fix: 'Have no limit, or make it very long. Else say so at the start, warn people in time, and let them ask for more.',
    severity: 'serious',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['2.2.1'],
    yieldsTo: { reload: ['accessibility/no-endless-movement', 'accessibility/axe-movement'] },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html'],
    messages: {
      said: 'The page speaks of a time limit: “{sentence}” Check that people are warned and can get more time.',
      reload: 'The source makes the page go on or load again after {seconds} seconds. Check what people lose.',
    },
  }),
  needs: ['document', 'text'],
  mayUse: ['axe', 'motion'],
  evaluate({ document, text, axe, motion }) {
    const at = { kind: 'page' } as const;
    const said = sentencesOf(text.whole)
      .filter((sentence) => SAID.test(sentence))
      .slice(0, MOST)
      .map(
        (sentence): Finding<Message> => ({ message: 'said', at, data: { sentence: excerpt(sentence.trim(), 200) } }),
      );
    const reloads = refreshesIn(document.html)
      .slice(0, MOST)
      .map(
        (seconds): Finding<Message> => ({ message: 'reload', at: placeIn(axe, motion, seconds), data: { seconds } }),
      );
    const findings = [...said, ...reloads];
    return findings.length > 0 ? cantTell(findings) : inapplicable;
  },
});

/** Seconds of meta elements that load a page again. At once is a redirect, and after twenty hours is no limit. */
function refreshesIn(html: string): readonly number[] {
  const metas = html.match(/<meta\b[^>]{0,500}>/gi) ?? [];
  return metas
    .filter((meta) => /\bhttp-equiv="refresh"/i.test(meta))
    .flatMap(secondsOf)
    .filter((seconds) => seconds > 0 && seconds < TWENTY_HOURS);
}

function secondsOf(meta: string): number {
  return Number(/\bcontent="\s*(\d{1,9})/i.exec(meta)?.[1] ?? 0);
}

/**
 * The element that axe or the look at movement means, so that nobody is asked of what has failed. Axe knows it in small letters
 * only. One inside noscript is no element where scripts run.
 */
function placeIn(axe: AxeFindings | undefined, motion: MotionFacts | undefined, seconds: number): Place {
  const found = (axe?.rules ?? []).filter(({ id, outcome }) => id === 'meta-refresh' && outcome === 'failed');
  const node = found.flatMap(({ nodes }) => nodes).find(({ html }) => secondsOf(html) === seconds);
  if (node) return axeElement(node);
  const refresh = motion?.refresh;
  return refresh?.seconds === seconds ? elementAt(refresh) : { kind: 'page' };
}
