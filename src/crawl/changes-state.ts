/** Words that stand for an action, at the end of a path segment or parameter, in English and Welsh. */
const CHANGES_STATE =
  /(^|[/?&=_-])((log|sign)[-_]?(out|off)|allgofnodi|delete|remove|dileu|unsubscribe|dad-?danysgrifio|(add-to|empty)-(basket|cart))(\.[a-z]+)?([/?&=;]|$)/i;

/** Whether following the link could change something. Such addresses are not opened and not asked for either. */
export function changesState(url: string): boolean {
  const { pathname, search } = new URL(url);
  return CHANGES_STATE.test(pathname + search);
}

/**
 * The same in the words of a control, as the source of a pattern for use in a page: what stands for leaving, paying,
 * deleting, signing up or agreeing is left alone, in English and Welsh.
 */
export const CHANGING_WORDS = [
  '\\b(log|sign)[\\s_-]?(out|off|in|up)\\b|allgofnodi|mewngofnodi',
  '\\b(delete|remove|clear all|erase|dileu|unsubscribe|subscribe|dad-?danysgrifio|tanysgrifio|register)\\b',
  '\\badd[\\s_-]to[\\s_-](basket|cart|calendar)\\b|\\bcheckout\\b|\\bpay(ment)?\\b|\\bbuy\\b|\\bdonate\\b|\\bpurchase\\b|\\btalu\\b',
  '\\b(accept|agree|allow|reject|decline|derbyn|gwrthod)\\b.*\\b(cookies?|cwcis|all)\\b',
  '\\bexit this page\\b|exit-this-page',
].join('|');

/** What sends or keeps something, or is a matter between the browser and the machine. */
export const SENDING_WORDS =
  '\\b(submit|send|save|upload|book now|confirm|apply now|vote|download|print|share|cyflwyno|anfon|cadw)\\b';
