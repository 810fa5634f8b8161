import {
  cantTell,
  definePageCheck,
  type Finding,
  failedIf,
  inapplicable,
  type Place,
  passed,
} from '../../src/model/check.ts';
import { movers, notSeenIn, placeOf, refreshHeader, tooSoon } from '../lib/movement.ts';

const CERTAIN = { marquee: true, animation: true, image: true, sound: true } as const;
type Key = keyof typeof CERTAIN | 'reloads' | 'movesOn';

export const noEndlessMovement = definePageCheck({
  meta: {
    id: 'accessibility/no-endless-movement',
    title: 'What moves, plays or reloads by itself can be stopped',
    kind: 'automatic',
    why: 'Movement that goes on draws the eye away from the words beside it. Sound that starts by itself drowns out a screen reader. A page that reloads takes people back to its start while they still read.',
    affects:
      'People with attention or reading difficulties, people who feel sick from movement, screen reader users, and people who need more time.',
    fix: 'Let movement end within five seconds and sound within three, or put a pause button beside it. Let people reload the page themselves.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.2', '2.2.1', '2.2.2'],
    criteriaOf: {
      marquee: ['2.2.2'],
      animation: ['2.2.2'],
      image: ['2.2.2'],
      sound: ['1.4.2'],
      reloads: ['2.2.1'],
      movesOn: ['2.2.1'],
    },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/audio-control.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html',
    ],
    messages: {
      marquee: 'This text scrolls without end, and nothing on the page stops it.',
      animation: 'This moves or blinks for more than five seconds, and nothing on the page stops it.',
      image: 'This picture moves for more than five seconds, and nothing on the page stops it.',
      sound: 'This sound starts by itself, lasts for more than three seconds, and has no control to stop it.',
      reloads: 'The page reloads by itself after {seconds} seconds.',
      movesOn: 'The page sends people to another page by itself after {seconds} seconds.',
    },
  },
  needs: ['motion', 'response'],
  evaluate({ motion, response }) {
    const all = movers(motion);
    const sure = all.flatMap(({ kind, at, certain }): Finding<Key>[] =>
      certain && isKey(kind) ? [{ message: kind, at }] : [],
    );
    const reloads = refreshes(motion.refresh, refreshHeader(response.headers));
    const nothing = all.length === 0 && motion.refresh === null && motion.media.length === 0;
    // Whoever knows the markup alone asks whether these can be stopped.
    const clear = motion.oldMovers.filter(({ control }) => control?.near).map(placeOf);
    const cleared = clear.length > 0 ? { cleared: clear } : {};
    if (sure.length + reloads.length > 0) return { ...failedIf([...sure, ...reloads]), ...cleared };
    // A person is asked about each elsewhere: until then nobody knows.
    if (all.length + notSeenIn(motion).length > 0) return { ...cantTell([]), ...cleared };
    return nothing ? inapplicable : { ...passed, ...cleared };
  },
});

const isKey = (kind: string): kind is keyof typeof CERTAIN => Object.hasOwn(CERTAIN, kind);

function refreshes(
  meta: { readonly selector: string; readonly html: string; readonly seconds: number; readonly url: string } | null,
  header: number | null,
): Finding<Key>[] {
  const found: Finding<Key>[] = [];
  const add = (seconds: number, away: boolean, at: Place) => {
    if (tooSoon(seconds)) found.push({ message: away ? 'movesOn' : 'reloads', at, data: { seconds } });
  };
  if (meta) add(meta.seconds, meta.url !== '', placeOf(meta));
  else if (header !== null) add(header, false, { kind: 'header', name: 'refresh' });
  return found;
}
