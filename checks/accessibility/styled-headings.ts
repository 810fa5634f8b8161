import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { AxeFindings, Box } from '../../src/model/evidence.ts';
import type { Block } from '../../src/model/seen/blocks.ts';
import { bodySize } from '../lib/reading/body-text.ts';
import { blockAt, byWcag, excerpt } from '../lib/reading/meta.ts';
import { boldFirstLine, posesAsHeading } from '../lib/reading/posing.ts';

export const styledHeadings = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/styled-headings',
    title: 'What looks like a heading is a heading',
    kind: 'needs-review',
    why: 'People who cannot see the page jump from heading to heading. Text that is only bold or large is not in that list.',
    affects: 'People who use a screen reader.',
    fix: 'If the text heads what is under it, make it a heading element (h2, h3 and so on) and style that.',
    severity: 'serious',
    criteria: ['1.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/failures/F2'],
    messages: {
      posing: 'This text is set like a heading and is none: “{text}”. Check whether it heads the text under it.',
      firstLine: 'The bold first line of this paragraph looks like its heading: “{text}”. Check whether it is one.',
    },
  },
  needs: ['blocks', 'axe'],
  evaluate({ blocks: { blocks, cut }, axe }) {
    if (blocks.length < 2) return inapplicable;
    const body = bodySize(blocks);
    const known = boxesOf(axe);
    const findings = blocks.flatMap((block, index): Finding<'posing' | 'firstLine'>[] => {
      const first = boldFirstLine(block);
      const line = { ...block, selector: block.opener ?? block.selector };
      if (first) return [{ message: 'firstLine', at: blockAt(line), data: { text: excerpt(first, 80) } }];
      if (ERROR.test(block.html)) return [];
      if (!posesAsHeading(block, blocks[index + 1], body) || known.has(keyOf(block.box))) return [];
      return [{ message: 'posing', at: blockAt(block), data: { text: excerpt(block.text, 80) } }];
    });
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

/** The message of a field that was filled in wrongly: set in bold on purpose, and no heading. */
const ERROR = /^<[^>]*\s(?:class|id)="[^"]*\berror(?:-message)?\b/i;

/** Where axe asks the same question, it is in the list already. */
function boxesOf(axe: AxeFindings): ReadonlySet<string> {
  const rule = axe.rules.find(({ id, outcome }) => id === 'p-as-heading' && /failed|cantTell/.test(outcome));
  return new Set(rule?.nodes.flatMap(({ box }) => (box ? [keyOf(box)] : [])));
}

function keyOf({ x, y, width, height }: Box | Block['box']): string {
  return `${x} ${y} ${width} ${height}`;
}
