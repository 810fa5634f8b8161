import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { ImageSeen } from '../../src/model/seen/images.ts';
import { emptiness } from '../lib/reading/alt-words.ts';
import { byWcag, elementAt, excerpt, plainWords } from '../lib/reading/meta.ts';

const MOST = 6;

export const altTextRepeated = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/alt-text-repeated',
    title: 'Different pictures have different alternative texts',
    kind: 'needs-review',
    why: 'When two pictures show different things and have the same text, people who cannot see them do not learn how they differ.',
    affects: 'People who use a screen reader.',
    fix: 'Give each picture a text of its own. Use an empty text (alt="") where a picture adds nothing.',
    severity: 'moderate',
    criteria: ['1.1.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html'],
    messages: {
      same: 'Different pictures on this page have the text alternative “{alt}”. They are {count} in number.',
    },
  },
  needs: ['images'],
  evaluate({ images: { images, cut } }) {
    const named = images.filter((image) => image.alt && image.src && !image.silenced && !emptiness(image));
    if (named.length === 0) return inapplicable;
    const groups = new Map<string, ImageSeen[]>();
    for (const image of named) {
      const key = plainWords(image.alt ?? '');
      groups.set(key, [...(groups.get(key) ?? []), image]);
    }
    const findings = [...groups.values()].filter(differ).flatMap((group) =>
      group.slice(0, MOST).map((image) => ({
        message: 'same' as const,
        at: elementAt(image),
        data: { alt: excerpt(image.alt ?? '', 100), count: group.length },
      })),
    );
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

/** Captions or links of their own already tell the pictures apart. */
function differ(group: readonly ImageSeen[]): boolean {
  if (new Set(group.map(({ src }) => src)).size < 2) return false;
  const captions = group.map(({ caption }) => caption).filter(Boolean);
  if (captions.length === group.length && new Set(captions).size === captions.length) return false;
  const links = group.map(({ control }) => control?.href ?? '');
  return !(links[0] !== '' && new Set(links).size === 1);
}
