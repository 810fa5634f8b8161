import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { ImageSeen } from '../../src/model/seen/images.ts';
import { emptiness, isVague, KIND_OF_PICTURE } from '../lib/reading/alt-words.ts';
import { byWcag, elementAt, excerpt, plainWords } from '../lib/reading/meta.ts';

/** Longer than this is hard to listen to: it cannot be paused or gone through again. */
const LONG = 150;
type Message = 'kind' | 'long' | 'vague' | 'caption' | 'beside';

export const altTextWording = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/alt-text-wording',
    title: 'Alternative texts are short and say what the page does not say yet',
    kind: 'needs-review',
    why: 'A screen reader says “image” by itself, and reads the caption and the text beside the picture too. Hearing the same again wastes time.',
    affects: 'People who use a screen reader.',
    fix: 'Say what the picture shows, in one short sentence. Use an empty text (alt="") if the words beside it say it all. Put long descriptions into the page.',
    severity: 'minor',
    criteria: ['1.1.1'],
    sources: ['https://www.w3.org/WAI/tutorials/images/tips/', 'https://www.w3.org/WAI/WCAG22/Techniques/html/H2'],
    messages: {
      kind: 'This text alternative begins by saying that it is a picture: “{alt}”. Check whether that matters here.',
      long: 'This text alternative has {length} characters. Check whether it can be shorter, or be text on the page.',
      vague: 'The text alternative “{alt}” names the kind of picture only. Check that it says what the picture shows.',
      caption: 'The caption says the same as the text alternative: “{alt}”. Check that each adds something.',
      beside: 'The text beside this picture says the same as its text alternative: “{alt}”. People hear it twice.',
    },
  },
  needs: ['images'],
  evaluate({ images: { images, cut } }) {
    const named = images.filter((image) => image.alt && !image.silenced && !emptiness(image));
    if (named.length === 0) return inapplicable;
    const findings = named.flatMap((image): Finding<Message>[] => {
      const message = oddity(image);
      if (!message) return [];
      const alt = image.alt ?? '';
      const data = message === 'long' ? { length: alt.length } : { alt: excerpt(alt, 100) };
      return [{ message, at: elementAt(image), data }];
    });
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

function oddity({ alt, caption, beside, control, kind }: ImageSeen): Message | null {
  const text = alt ?? '';
  const words = plainWords(text);
  if (KIND_OF_PICTURE.test(text)) return 'kind';
  if (text.length > LONG) return 'long';
  if (isVague(text)) return 'vague';
  if (caption && plainWords(caption) === words) return 'caption';
  // Parts of a picture and buttons have no words beside them that speak for them.
  if (kind === 'area' || kind === 'button') return null;
  if (control) return plainWords(control.text) === words ? 'beside' : null;
  return beside.some((near) => plainWords(near) === words) ? 'beside' : null;
}
