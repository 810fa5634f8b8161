import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { isGeneric, linksToRead, standsAlone } from '../lib/reading/link-words.ts';

export const linkText = definePageCheck({
  meta: {
    id: 'content/link-text',
    title: 'Links say where they lead',
    kind: 'automatic',
    why: 'Many people go through a page by its links alone. A row of “read more” tells them nothing about where each one leads.',
    affects: 'People who use a screen reader or voice control, and anyone who skims a page.',
    fix: 'Say in the link where it leads, for example “Pay your council tax”. If the design needs short words, add the rest as visually hidden text.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: ['2.4.4'],
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html',
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F63',
    ],
    messages: {
      generic:
        'The whole text of this link is “{text}”, and nothing in its sentence, paragraph, list item or cell says where it leads.',
    },
  },
  needs: ['links'],
  evaluate({ links }) {
    // A link without any name is reported by axe.
    const read = linksToRead(links);
    if (read.length === 0) return inapplicable;
    const generic = read.filter(isGeneric);
    const alone = generic.filter((link) => standsAlone(link) === true);
    if (alone.length === 0) {
      // The words beside the link may say it, which the law allows: accessibility/link-names asks about each of these. Of some
      // nobody knows what stands beside them.
      return generic.some((link) => standsAlone(link) === null) ? cantTell([]) : passed;
    }
    return failedIf(
      alone.map(({ text, selector, html, box }) => ({
        message: 'generic',
        at: { kind: 'element', selector, html, box },
        data: { text },
      })),
    );
  },
});
