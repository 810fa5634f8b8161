import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { FrameSeen } from '../../src/model/seen/media.ts';
import { byWcag, elementAt, excerpt, plainWords } from '../lib/reading/meta.ts';

const VAGUE =
  /^(?:i ?frames?|frames?|title|untitled(?: document)?|content|embed(?:ded)?(?: content| page)?|page|blank|none|null|undefined|widget|window|advert|ad|object|main|(?:youtube|vimeo|embedded)? ?(?:video|media) ?(?:player)?|player|(?:iframe|frame) (?:title|content)|my ?frame|external content|third party content|(?:frame|iframe|embed|content|page) ?\d+)$/;
const FILE = /^(?:https?:\/\/\S+|www\.\S+|[\w-]+\.(?:html?|aspx?|php|jsp))$/i;
const LITTLE = new Set([
  'the',
  'and',
  'for',
  'of',
  'a',
  'an',
  'in',
  'on',
  'to',
  'our',
  'your',
  'council',
  'frame',
  'with',
  'from',
  'page',
]);
type Message = 'vague' | 'other' | 'empty';

export const frameTitles = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/frame-titles',
    title: 'The title of a frame says what is in it',
    kind: 'needs-review',
    why: 'A screen reader says the title, and people decide by it whether to go into the frame.',
    affects: 'People who use a screen reader.',
    fix: 'Name in the title what is in the frame, such as “Map of recycling centres”.',
    severity: 'moderate',
    criteria: ['2.4.1', '4.1.2'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/html/H64'],
    messages: {
      vague: 'The title of this frame is “{title}”, which does not say what is in it.',
      other:
        'The title of this frame is “{title}”, and the page in it is called “{inside}”. Check whether the title fits.',
      empty: 'This frame is called “{title}”, and nothing was found in it. Check whether it is needed.',
    },
  },
  needs: ['frames'],
  evaluate({ frames }) {
    // Frames without a title are reported by axe.
    const titled = frames.filter(({ visible, title }) => visible && title?.trim());
    if (titled.length === 0) return inapplicable;
    const findings = titled.flatMap((frame): Finding<Message>[] => {
      const message = doubt(frame);
      if (!message) return [];
      const title = excerpt(frame.title?.trim() ?? '', 80);
      const inside = excerpt(frame.inside?.heading || frame.inside?.title || '', 80);
      return [{ message, at: elementAt(frame), data: message === 'other' ? { title, inside } : { title } }];
    });
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});

function doubt({ title, src, inside }: FrameSeen): Message | null {
  const text = title?.trim() ?? '';
  if (VAGUE.test(plainWords(text)) || FILE.test(text) || !/\p{L}/u.test(text)) return 'vague';
  // What has no address yet is filled by a script, later or when asked to.
  if (!inside || !/^https?:|^about:srcdoc/.test(src)) return null;
  const named = `${inside.title} ${inside.heading}`;
  if (inside.words === 0 && plainWords(named) === '') return 'empty';
  // Other sites put their own name into every title, and some nothing else.
  const own = inside.otherSite ? meant((URL.parse(src)?.hostname ?? '').replaceAll(/[.-]/g, ' ')) : [];
  if (inside.otherSite && [inside.title, inside.heading].every((one) => VAGUE.test(plainWords(one)) || one === ''))
    return null;
  const words = meant(named).filter((word) => !own.some((one) => isSame(one, word)));
  return words.length > 0 && !meant(text).some((word) => words.some((one) => isSame(one, word))) ? 'other' : null;
}

/** “Map” and “maps” are one. */
const isSame = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);

/** The beginnings of words, so that “recycling” and “recycle” are one. */
function meant(text: string): readonly string[] {
  return plainWords(text)
    .split(' ')
    .filter((word) => word.length > 2 && !LITTLE.has(word))
    .map((word) => word.slice(0, 5));
}
