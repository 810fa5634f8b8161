import { UK_PHONE } from './patterns.ts';

const THING = '(?:service|website|site|page|form|system|portal|gwasanaeth|wefan|gwefan|dudalen)';
const NOT_THERE = '(?:unavailable|not available|offline|down|closed)';

/** A heading or title that is about nothing else: news of a closure on Sunday says when, and is no such heading. */
const HEADINGS: readonly RegExp[] = [
  new RegExp(
    `^(?!(?:when|if|what|why|how|who|where|report|pan|os)\\b)(?:sorry,? )?(?:(?:the|this|our) )?(?:\\w{1,20} ){0,3}${THING} (?:is |are )?(?:currently |temporarily )?${NOT_THERE}(?: at the moment| right now| for (?:\\w{1,20} )?maintenance)?$`,
    'i',
  ),
  /^(?:sorry,? )?(?:we are |we['’]re )?(?:currently |temporarily )?(?:down|closed|offline) for (?:\w{1,20} )?maintenance$/i,
  /^(?:temporarily|currently) (?:unavailable|offline)$/i,
  /^(?:\w{1,20} ){1,4}ddim ar gael(?: ar hyn o bryd)?$/i,
];

/** The whole of a heading or title, without what a site puts behind its titles. */
export function saysOutage(heading: string): boolean {
  const whole = heading.split(/ [|–—-] /, 1)[0] ?? '';
  const words = whole
    .trim()
    .replace(/[.!]+$/, '')
    .replaceAll(/\s+/g, ' ');
  return words.length < 120 && HEADINGS.some((pattern) => pattern.test(words));
}

const WHEN =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|today|tonight|tomorrow|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\d{1,2}:\d\d|midday|midnight|yfory|heddiw|dydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))/i;
const MAIL = /\S{1,64}@\S{1,80}\.\w{2,}/;

/** Whether people learn when to come back, or whom to ask meanwhile. */
export function helpsOn(text: string): boolean {
  return WHEN.test(text) || MAIL.test(text) || text.match(UK_PHONE) !== null;
}
