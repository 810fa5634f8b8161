import { cantTell, definePageCheck, inapplicable } from '../../src/model/check.ts';
import { emptiness } from '../lib/reading/alt-words.ts';
import { byWcag, elementAt, excerpt, LONG_LIST } from '../lib/reading/meta.ts';

export const judgementByEye = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/judgement-by-eye',
    title: 'Visual checks a machine cannot decide',
    kind: 'needs-review',
    why: 'A machine sees that a picture has words. Only a person sees whether they are the right ones, and whether the picture is made of text.',
    affects: 'People who use a screen reader, and people who need larger text or other colours.',
    fix: 'Look at each picture. Its words must do the same job, and text that matters must not be part of the picture.',
    severity: 'serious',
    criteria: ['1.1.1', '1.4.5'],
    yieldsTo: {
      picture: [
        'accessibility/axe-text-alternatives',
        'accessibility/alt-text-is-words',
        'accessibility/alt-text-wording',
        'accessibility/alt-text-repeated',
        'accessibility/images-of-text',
        'accessibility/captcha',
      ],
    },
    sources: ['https://www.gov.uk/guidance/accessibility-monitoring-how-we-test'],
    messages: {
      picture: 'Check that these words do the job of this picture, and that it is no picture of text: “{alt}”.',
      more: 'There are {count} more pictures on this page to look at.',
    },
  },
  needs: ['images'],
  evaluate({ images: { images } }) {
    // Of logos in the header and footer there is one for the whole site, and what is surely wrong is said elsewhere.
    const meant = images.filter(
      (image) =>
        image.alt && !image.silenced && !emptiness(image) && (image.region === 'main' || image.region === 'other'),
    );
    if (meant.length === 0) return inapplicable;
    const shown = meant.slice(0, LONG_LIST).map((image) => ({
      message: 'picture' as const,
      at: elementAt(image),
      data: { alt: excerpt(image.alt ?? '', 160) },
    }));
    const rest = meant.length - shown.length;
    const more = { message: 'more' as const, at: { kind: 'page' } as const, data: { count: rest } };
    return cantTell(rest > 0 ? [...shown, more] : shown);
  },
});
