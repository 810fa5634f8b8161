import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { LikelyTextImage } from '../../src/model/seen/pixels.ts';
import { spotPlace } from '../lib/measured.ts';

type Key = 'lines' | 'spoken' | 'left';

export const imagesOfText = definePageCheck({
  meta: {
    id: 'accessibility/images-of-text',
    title: 'Text is text, not a picture of it',
    kind: 'needs-review',
    why: 'Text in a picture cannot be made larger without blur, put in other colours, read out, translated or found by a search.',
    affects:
      'People with low vision, people with reading difficulties, screen reader users, and people who use a phone.',
    fix: 'Write the words as text on the page and style them there. A logo may stay a picture.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.5'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/images-of-text.html'],
    messages: {
      lines: 'This picture seems to have lines of text in it. Check whether the words can be text instead.',
      spoken:
        'By its name and by its text alternative this is a picture of text. Check whether the words can be text instead.',
      left: 'Pictures here that the scan did not look into: {count}. Check whether there is text in them.',
    },
  },
  needs: ['pixels'],
  evaluate({ pixels }) {
    const { textImages, imagesSeen, imagesLeft = 0 } = pixels;
    const left: Finding<Key>[] =
      imagesLeft > 0 ? [{ message: 'left', at: { kind: 'page' }, data: { count: imagesLeft } }] : [];
    const questions = [...textImages.map(question), ...left];
    if (questions.length > 0) return cantTell(questions);
    return imagesSeen > 0 ? passed : inapplicable;
  },
});

function question(one: LikelyTextImage): Finding<Key> {
  return { message: one.cues.includes('lines') ? 'lines' : 'spoken', at: spotPlace(one) };
}
