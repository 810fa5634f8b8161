import type { Picture, ReportInput, ReportTools } from '../../src/model/report.ts';
import { cutOut } from './crop.ts';
import type { Parts } from './document.ts';
import { type PlannedPicture, planPictures } from './picture-plan.ts';
import type { Shots } from './shots.ts';
import { inPictureOrder } from './shown-first.ts';

export interface ElementPicture extends Picture {
  /** Id of the finding it shows. */
  readonly finding: string;
  /** It was not taken while the finding was made, but later in the same scan. */
  readonly later: boolean;
}

/** Of all pictures together, as they stand in the report. */
const MAX_CHARACTERS = 3_000_000;

/** One picture per root cause, as far as there is room, and one cause of each check first. */
export async function picturesOf(
  input: ReportInput,
  parts: Parts,
  tools: ReportTools,
  /** Causes that have pictures of their own. */
  { byCause }: Pick<Shots, 'byCause'> = { byCause: new Map() },
): Promise<ReadonlyMap<string, ElementPicture>> {
  const taken = new Map<string, ElementPicture>();
  for (const planned of await planPictures(input, parts, tools, byCause)) {
    for (const [rootCause, picture] of await takeShots(planned, tools)) taken.set(rootCause, picture);
    tools.tidyUp?.();
  }
  let left = MAX_CHARACTERS;
  // They come page by page, and what is left out for want of room must not go by that.
  const shown = inPictureOrder(parts.document).flatMap(({ id }) => {
    const picture = taken.get(id);
    if (!picture || picture.dataUri.length > left) return [];
    left -= picture.dataUri.length;
    return [[id, picture] as const];
  });
  return new Map(shown);
}

/** One page after the other, as each takes much memory while it is open. */
async function takeShots(
  { screenshot, cuts }: PlannedPicture,
  tools: ReportTools,
): Promise<readonly (readonly [rootCause: string, picture: ElementPicture])[]> {
  const bytes = await tools.readBlob(screenshot);
  if (!bytes) return [];
  const boxes = cuts.map(({ box }) => box);
  const pictures = await (tools.cutOut ?? cutOut)(bytes, boxes);
  return cuts.flatMap(({ rootCause, finding, later }, index) => {
    const picture = pictures[index];
    return picture ? [[rootCause, { ...picture, finding, later }] as const] : [];
  });
}
