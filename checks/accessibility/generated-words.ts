import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byWcag, elementAt, LONG_LIST } from '../lib/reading/meta.ts';

export const generatedWords = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/generated-words',
    title: 'Words that matter are in the page, not in its style sheet',
    kind: 'needs-review',
    why: 'Words that a style sheet writes are lost to people who use their own style sheet, cannot be selected, and are not always read out.',
    affects: 'People who use a screen reader, a translation tool or their own colours and styles.',
    fix: 'Write the words into the page. Keep style sheets for looks.',
    severity: 'moderate',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/failures/F87'],
    messages: { words: 'A style sheet writes “{words}” {where} this element. Check whether people need these words.' },
  },
  needs: ['hiddenWords', 'text'],
  evaluate({ hiddenWords: { generated }, text }) {
    if (text.words === 0 && generated.length === 0) return inapplicable;
    const findings = generated.slice(0, LONG_LIST).map(({ where, words, selector, html, box }) => ({
      message: 'words' as const,
      at: elementAt({ selector, html, box }),
      data: { words, where: where === 'before' ? 'at the start of' : 'at the end of' },
    }));
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});
