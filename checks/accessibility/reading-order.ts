import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { Block } from '../../src/model/seen/blocks.ts';
import { blockAt, byWcag, excerpt, LONG_LIST } from '../lib/reading/meta.ts';

/** Written from right to left, where the order of columns is the other way round. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

export const readingOrder = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/reading-order',
    title: 'Text is read in the order in which it is seen',
    kind: 'needs-review',
    why: 'A screen reader follows the source of the page. Where style sheets move things, it may read the answer before the question.',
    affects: 'People who use a screen reader or their own style sheet.',
    fix: 'Put the source into the order that makes sense, and let the style sheet keep it.',
    severity: 'serious',
    criteria: ['1.3.2'],
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F1',
      'https://www.w3.org/WAI/WCAG22/Techniques/css/C27',
    ],
    messages: {
      earlier: '“{text}” is seen before “{before}” and read after it. Check whether the order matters.',
    },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks } }) {
    const text = blocks.filter(({ inside }) => inside !== 'hidden' && inside !== 'img');
    if (text.length < 2) return inapplicable;
    const findings = text.flatMap((block, index) => {
      const before = text[index - 1];
      if (!before || !(isTurned(before, block) || isMiscounted(text.slice(0, index), block))) return [];
      // Whichever of the two was moved is the place to look at.
      const at = blockAt(before.moved && !block.moved ? before : block);
      return [
        { message: 'earlier' as const, at, data: { text: excerpt(block.text, 60), before: excerpt(before.text, 60) } },
      ];
    });
    return findings.length > 0 ? cantTell(findings.slice(0, LONG_LIST)) : passed;
  },
});

/** Only where a style moved one of the two: boxes that merely overlap are another matter. */
function isTurned(first: Block, second: Block): boolean {
  if (!first.moved && !second.moved) return false;
  if (RIGHT_TO_LEFT.test(first.text + second.text) || first.selector === second.selector) return false;
  const siblings = first.parent === second.parent;
  // A date or a tag over a heading is no matter of order; a heading that has moved takes its text along, however short it is.
  if (!siblings && (isTag(first) || isTag(second))) return false;
  return isSeenFirst(first.box, second.box);
}

/**
 * A step that is seen before another and read after it, as their numbers say: the number may stand alone over its words, or the
 * words may flow around the other step.
 */
function isMiscounted(all: readonly Block[], second: Block): boolean {
  const own = numberOf(second);
  const before = all.at(-1);
  const first = all.findLast((block) => numberOf(block) !== null);
  if (own === null || !before || !first || own >= (numberOf(first) ?? 0)) return false;
  if (second.leads) return true;
  return Boolean(before.moved ?? second.moved) && isSeenFirst(first.box, second.box);
}

/** How a step, a stage or an entry is counted: never a date, a time, a sum or a telephone number. */
const NUMBER =
  /^(?:(?:step|stage|part|cam|rhan)\s+)?(\d{1,2})(?:[.):]?\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Ion|Chwe|Maw|Ebr|Mai|Meh|Gor|Aws|Hyd|Tach|Rhag|[ap]m\b))\D|[.):]?$)/i;

function numberOf({ text }: Block): number | null {
  const found = NUMBER.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

function isTag({ words, level }: Block): boolean {
  return words < 3 && level === undefined;
}

function isSeenFirst(first: Block['box'], second: Block['box']): boolean {
  const across = Math.min(first.x + first.width, second.x + second.width) - Math.max(first.x, second.x);
  const down = Math.min(first.y + first.height, second.y + second.height) - Math.max(first.y, second.y);
  if (second.y + second.height <= first.y + 2) return across > 0 || second.x < first.x;
  return down > Math.min(first.height, second.height) / 4 && second.x + second.width <= first.x + 2;
}
