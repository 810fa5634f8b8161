import { MAIL, UK_PHONE } from './patterns.ts';

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

/** A service with a name of its own may be one that calls at the door, and a site a place with a gate. */
const OF_THE_WORLD = /^(?:(?:\w{1,20} ){1,3}(?:service|site|gwasanaeth)|site (?:is )?closed)\b/i;
const OF_THE_WEB = /\b(?:online|web|digital|booking|payments?|account|application|reporting|search)\b/i;

/** The whole of a heading or title, without what a site puts behind its titles. */
export const saysOutage = (heading: string): boolean => tells(heading, false);

/** It says that something is closed, which may not be the page at all. */
export const mayBeOutage = (heading: string): boolean => tells(heading, true);

function tells(heading: string, ofTheWorld: boolean): boolean {
  const whole = heading.split(/ [|–—-] /, 1)[0] ?? '';
  const words = whole
    .trim()
    .replace(/[.!]+$/, '')
    .replaceAll(/\s+/g, ' ');
  if (words.length >= 120 || !HEADINGS.some((pattern) => pattern.test(words))) return false;
  const thing = words.replace(/^(?:sorry,? )?(?:(?:the|this|our) )?/i, '');
  return ofTheWorld === (OF_THE_WORLD.test(thing) && !OF_THE_WEB.test(thing));
}

const WHEN =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|today|tonight|tomorrow|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\d{1,2}:\d\d|midday|midnight|yfory|heddiw|dydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))/i;

/** Whether people learn when to come back, or whom to ask meanwhile. */
export function helpsOn(text: string): boolean {
  return WHEN.test(text) || MAIL.test(text) || text.match(UK_PHONE) !== null;
}
