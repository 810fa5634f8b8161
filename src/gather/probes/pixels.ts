import type { Box } from '../../model/evidence.ts';
import type { ControlSeen, MeasuredText, PixelFacts, RatiosSeen } from '../../model/seen/pixels.ts';
import { readColours, readTools } from '../in-page/colour-reads.ts';
import * as tools from '../in-page/colour-tools.ts';
import { type HardText, hideLetters, placeHardText, showLetters } from '../in-page/hard-text.ts';
import { runInWorld } from '../in-page/run.ts';
import { runWithTools } from '../in-page/with-tools.ts';
import { capture } from './pixels/capture.ts';
import { lookForLetters } from './pixels/letters.ts';
import { extremes, spread, textRatios } from './pixels/ratios.ts';
import { chooseWindows } from './pixels/windows.ts';
import type { Probe, Probing } from './probe.ts';

/** WCAG 1.4.11 asks for this much. */
const ENOUGH = 3;
const MOST_TEXT = 60;
const MOST_FIELDS = 10;
/** CSS pixels around a field. */
const EDGE = 6;
const MOST_GENERATED = 10;
/** Positions of the window in which text is measured; each costs two pictures. */
const MOST_WINDOWS = 3;
/** Somewhat less than the window is high, so that the last line is whole. */
const WINDOW = 600;

/** Measures contrast where styles do not tell it, and reads what else only colours and pixels tell. */
export const pixels: Probe<'pixels'> = {
  artifact: 'pixels',
  timeoutMs: 15_000,
  leaves: 'as-found',
  async run(probing) {
    const world = await probing.world();
    const asked = { mostText: MOST_TEXT, mostGenerated: MOST_GENERATED, enough: ENOUGH };
    const { hard, controls, links, groups, generated } = await runWithTools(world, readTools, readColours, asked);
    const { found, left } = hard;
    const unclear = controls.controls.filter(({ kind, contrast }) => kind === 'icon' && contrast === null);
    const faint = controls.controls.filter(isFaintField).slice(0, MOST_FIELDS);
    const measured =
      found.length + unclear.length + faint.length > 0
        ? await measure(probing, found, [...unclear, ...faint.map(withEdges)])
        : { text: [], icons: [], off: [] };
    // What stood in none of the windows was not looked at, which is another thing than not to be seen where it stands.
    const off = new Set(measured.off);
    const measuredText = found.flatMap(({ colour, ...one }, index): MeasuredText[] =>
      off.has(index) ? [] : [{ ...one, ratios: measured.text[index] ?? null }],
    );
    const text = [...measuredText, ...generated];
    const images = await lookForLetters(probing);
    const doubtful = text.some(({ ratios, large }) => !ratios || ratios.worst < (large ? 3 : 4.5));
    const facts: PixelFacts = {
      text,
      textLeft: left + off.size,
      picture: null,
      ...controls,
      ...links,
      groups,
      ...images,
    };
    return {
      ...facts,
      controls: controls.controls.flatMap((one): ControlSeen[] => {
        const field = faint.indexOf(one);
        const around = field < 0 ? null : measured.icons[unclear.length + field];
        if (around) return [{ ...one, around }];
        const at = unclear.indexOf(one);
        const contrast = at < 0 ? one.contrast : (measured.icons[at] ?? null);
        if (contrast !== null && contrast >= ENOUGH) return [];
        return [{ ...one, contrast, measured: at < 0 ? 'styles' : 'pixels' }];
      }),
      picture: doubtful ? await probing.picture({ fullPage: true }) : null,
    };
  },
};

const isFaintField = ({ kind, contrast, box, empty }: ControlSeen) =>
  kind === 'field' && contrast !== null && contrast < ENOUGH && box !== null && empty === true;

/** With the room in which something beside it may draw its line. */
function withEdges(one: ControlSeen): ControlSeen & { readonly edges: true } {
  const { x, y, width, height } = one.box ?? { x: 0, y: 0, width: 0, height: 0 };
  const box = { x: x - EDGE, y: y - EDGE, width: width + 2 * EDGE, height: height + 2 * EDGE };
  return { ...one, box, edges: true };
}

interface Measured {
  readonly text: readonly (RatiosSeen | null)[];
  readonly icons: readonly (number | null)[];
  /** Texts that are not in any of the windows for which there was room and time. */
  readonly off: readonly number[];
}

/** Two pictures of each position, with letters and without, serve all the text that is in it. */
async function measure(
  probing: Probing,
  found: readonly HardText[],
  icons: readonly (ControlSeen & { readonly edges?: true })[],
): Promise<Measured> {
  const text: (RatiosSeen | null)[] = found.map(() => null);
  const spreads: (number | null)[] = icons.map(() => null);
  const looked = new Set<number>();
  const world = await probing.world();
  const boxes = [...found, ...icons].map(({ box }) => box);
  const tops = boxes.map((box) => box && Math.max(0, box.y));
  const isField = (index: number) => icons[index - found.length]?.edges === true;
  // Text comes first: fields are looked at where it stands, and elsewhere only where there is room left.
  const chosen = chooseWindows(
    tops.map((top, index) => (isField(index) ? null : top)),
    WINDOW,
    MOST_WINDOWS,
  );
  const windowOf = (at: number | null) => chosen.find(({ top }) => at !== null && at >= top && at < top + WINDOW);
  const others = chooseWindows(
    tops.map((top, index) => (isField(index) && !windowOf(top) ? top : null)),
    WINDOW,
    MOST_WINDOWS - chosen.length,
  );
  const withFields = chosen.map((one) => {
    const fields = tops.flatMap((top, index) => (isField(index) && windowOf(top) === one ? [index] : []));
    return { ...one, which: [...one.which, ...fields] };
  });
  const windows = [...withFields, ...others];
  try {
    for (const { top, which } of windows) {
      if (probing.signal.aborted) break;
      for (const index of which) looked.add(index);
      const letters = which.filter((index) => index < found.length);
      await runInWorld(world, hideLetters, false);
      const place = () => runWithTools(world, tools, placeHardText, { top: Math.max(0, top - 20), which: letters });
      const placed = await place();
      const iconBoxes = which.filter((index) => index >= found.length).flatMap((index) => boxes[index] ?? []);
      const area = around([...placed.flatMap((rects) => rects ?? []), ...iconBoxes]);
      if (!area) continue;
      const withText = await capture(probing, area);
      for (const index of which.filter((one) => one >= found.length)) {
        const box = boxes[index];
        if (box) spreads[index - found.length] = spread(withText, shifted(box, area));
      }
      const fields = which.filter((index) => icons[index - found.length]?.edges);
      if (fields.length > 0) {
        await runInWorld(world, hideLetters, 'letters');
        const linesAlone = await capture(probing, area);
        for (const index of fields) {
          const box = boxes[index];
          if (box) spreads[index - found.length] = extremes(linesAlone, shifted(box, area));
        }
      }
      if (!placed.some((rects) => rects)) continue;
      await runInWorld(world, hideLetters, true);
      const without = await capture(probing, area);
      // A slide that took its turn meanwhile was in one picture and not in the other.
      await runInWorld(world, hideLetters, false);
      const still = await place();
      for (const [at, index] of letters.entries()) {
        if (JSON.stringify(still[at]) !== JSON.stringify(placed[at])) continue;
        const colour = found[index]?.colour;
        const rects = placed[at]?.map((rect) => shifted(rect, area));
        if (rects && colour) text[index] = textRatios(withText, without, rects, colour);
      }
    }
  } finally {
    await runInWorld(world, showLetters, null);
  }
  const off = found.flatMap(({ box }, index) => (box && !looked.has(index) ? [index] : []));
  return { text, icons: spreads, off };
}

const shifted = (box: Box, area: Box): Box => ({ ...box, x: box.x - area.x, y: box.y - area.y });

/** All of them, in whole pixels and with a little room. */
function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.x))) - 2);
  const y = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.y))) - 2);
  const right = Math.ceil(Math.max(...boxes.map((box) => box.x + box.width))) + 2;
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height))) + 2;
  return { x, y, width: Math.min(right - x, 2000), height: Math.min(bottom - y, 2000) };
}
