import type { CheckMeta, Finding } from '../../src/model/check.ts';
import type { Field, Quote } from '../../src/model/evidence.ts';

type Own = 'id' | 'title' | 'why' | 'affects' | 'fix' | 'severity' | 'criteria' | 'sources' | 'messages';

/**
 * For checks that find where a WCAG criterion may be broken and leave it to a person: breaking the criterion is breaking
 * the accessibility regulations, and all of them speak to point 10.
 */
export function reviewMeta<const M extends string>(
  own: Pick<CheckMeta<M>, Own> &
    Partial<Pick<CheckMeta<M>, 'criteriaOf' | 'severities' | 'kind' | 'points' | 'yieldsTo'>>,
): CheckMeta<M> {
  return { kind: 'needs-review', points: ['lgdss:10'], ...own, basis: 'law', since: '2026-11-29', legal: ['psbar'] };
}

/** A finding on one field or a quoted place. */
export function atElement<M extends string>(
  message: M,
  { selector, html, box }: Pick<Field | Quote, 'selector' | 'html' | 'box'>,
  data?: Finding['data'],
): Finding<M> {
  return { message, at: { kind: 'element', selector, html, box }, ...(data && { data }) };
}
