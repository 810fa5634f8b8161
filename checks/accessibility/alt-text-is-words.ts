import { cantTell, definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import { emptiness } from '../lib/reading/alt-words.ts';
import { byWcag, elementAt, excerpt } from '../lib/reading/meta.ts';

export const altTextIsWords = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/alt-text-is-words',
    title: 'Alternative texts are words about the picture',
    kind: 'automatic',
    why: 'The alternative text is read out in place of the picture. The name of a file, or a word such as “image”, tells nobody what is shown.',
    affects: 'People who use a screen reader, and people whose pictures do not load.',
    fix: 'Say in a few words what the picture shows or does. If it adds nothing to the text, give it an empty alternative text (alt="").',
    severity: 'serious',
    criteria: ['1.1.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/failures/F30'],
    messages: {
      fileName: 'The text alternative of this picture is the name of a file: “{alt}”.',
      placeholder: 'The text alternative of this picture is “{alt}”, which says nothing about it.',
    },
  },
  needs: ['images'],
  evaluate({ images: { images, cut } }) {
    const named = images.filter(({ alt, silenced }) => alt && !silenced);
    if (named.length === 0) return inapplicable;
    const verdict = failedIf(
      named.flatMap((image) => {
        const message = emptiness(image);
        return message ? [{ message, at: elementAt(image), data: { alt: excerpt(image.alt ?? '', 100) } }] : [];
      }),
    );
    // What comes after the part that was read is not known.
    return verdict.outcome === 'passed' && cut ? cantTell([]) : verdict;
  },
});
