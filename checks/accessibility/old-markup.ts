import { cantTell, definePageCheck, type Finding, passed } from '../../src/model/check.ts';
import { byPractice, elementAt } from '../lib/reading/meta.ts';

type Message = 'old' | 'empty';

export const oldMarkup = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/old-markup',
    title: 'The look of a page is left to style sheets',
    kind: 'needs-review',
    why: 'Elements such as font and center fix a look that people cannot change with their own settings. Screen readers may stop at empty paragraphs.',
    affects: 'People who set their own fonts and colours, and people who use a screen reader.',
    fix: 'Use a style sheet for fonts, colours, places and gaps. Use headings and strong for what matters.',
    severity: 'minor',
    sources: ['https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features'],
    messages: {
      old: 'The element “{tag}” is no longer part of HTML. Check what its look should say, and use a style sheet.',
      empty: 'This paragraph is empty. Check whether it is there only to make a gap.',
    },
  },
  needs: ['lists'],
  evaluate({ lists: { old = [] } }) {
    const findings = old.map(
      (one): Finding<Message> =>
        one.tag === 'p'
          ? { message: 'empty', at: elementAt(one) }
          : { message: 'old', at: elementAt(one), data: { tag: one.tag } },
    );
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});
