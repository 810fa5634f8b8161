import { readColourGroups } from './colour-groups.ts';
import { readColourLinks } from './colour-links.ts';
import * as tools from './colour-tools.ts';
import { readControls } from './control-edges.ts';
import { findFaintGenerated } from './generated-text.ts';
import { findHardText } from './hard-text.ts';
import type { InPageHelpers } from './helpers.ts';

const reads = { findHardText, readControls, readColourLinks, readColourGroups, findFaintGenerated };

export const readTools = { ...tools, ...reads };

/** All that colours tell by themselves, in one go: to ask for each apart costs more than most of them. */
export function readColours(
  h: InPageHelpers & typeof readTools,
  { mostText, mostGenerated, enough }: { mostText: number; mostGenerated: number; enough: number },
) {
  return {
    hard: h.findHardText(h, mostText),
    controls: h.readControls(h, enough),
    links: h.readColourLinks(h),
    groups: h.readColourGroups(h),
    generated: h.findFaintGenerated(h, mostGenerated),
  };
}
