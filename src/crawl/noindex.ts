import type { HttpResponse } from '../model/evidence.ts';

/** `none` stands for noindex and nofollow. */
const LEAVE_OUT = /^\s*(noindex|none)\s*$/i;

/** Whether the page asks all search engines to leave it out. Rules for one named robot do not count. */
export function asksNotToBeListed(meta: string | null, headers: HttpResponse['headers']): boolean {
  const tags = headers.filter(([name]) => name === 'x-robots-tag').map(([, value]) => value);
  return [meta ?? '', ...tags].some((value) => {
    // A robot's name holds for the rest of its value.
    const general = value.replace(/(^|,)\s*(?!max-|unavailable_after)[\w-]+\s*:.*$/is, '');
    return general.split(',').some((rule) => LEAVE_OUT.test(rule));
  });
}
