import type { FindingPicture } from '../../src/model/check.ts';
import type { PageArtifact, PageRecord, ScanRecord, Screenshot } from '../../src/model/evidence.ts';
import type { ReportTools } from '../../src/model/report.ts';
import type { KeyboardWalk } from '../../src/model/seen/keyboard.ts';
import { liesOn } from './shot.ts';
import { listInWords, number, plural } from './text.ts';

/** Fifty to 180 kB each, and up to 300 of a very long page. What is beyond this is in the evidence. */
const MOST_BYTES = 1_500_000;
const MOST_WALKS = 12;

/** The pages that were gone through with the Tab key, each with its stops numbered, whether or not anything was found. */
export async function walkPictures(
  { probed, pages }: Pick<ScanRecord, 'probed' | 'pages'>,
  tools: ReportTools,
): Promise<{ readonly shown: readonly Walk[]; readonly left: number }> {
  const shown: Walk[] = [];
  let [bytesLeft, left] = [MOST_BYTES, 0];
  const records = new Map(pages.map((page) => [page.url, page]));
  for (const { url } of probed?.pages ?? []) {
    const filed = records.get(url)?.artifacts.keyboard;
    if (typeof filed !== 'string') continue;
    if (shown.length >= MOST_WALKS) {
      left += 1;
      continue;
    }
    const walk = await readWalk(records.get(url), tools);
    const picture = walk && pictureOf(walk);
    if (!picture) continue;
    // One that is too large leaves room for those behind it.
    if (picture.shot.bytes > bytesLeft) left += 1;
    else {
      bytesLeft -= picture.shot.bytes;
      shown.push({ url, picture, note: noteOf(walk) });
    }
  }
  return { shown, left };
}

/** What is filed of the walk through a page, as far as it can be read: with its picture. */
export async function readWalk(
  page: PageRecord | undefined,
  tools: Pick<ReportTools, 'readBlob'>,
): Promise<WithPicture | undefined> {
  const walk = await readFiled<Partial<KeyboardWalk>>(page, 'keyboard', tools);
  const { picture, stops, ended } = walk ?? {};
  if (!picture || !Array.isArray(stops) || !stops.every((stop) => typeof stop === 'object' && stop !== null)) {
    // Evidence of an older scan, or a damaged one, has no picture to show.
    return undefined;
  }
  return { picture, stops, ended };
}

export async function readFiled<T>(
  page: PageRecord | undefined,
  artifact: PageArtifact,
  tools: Pick<ReportTools, 'readBlob'>,
): Promise<T | undefined> {
  const filed = page?.artifacts[artifact];
  if (typeof filed !== 'string') return undefined;
  const bytes = await tools.readBlob({ blob: filed, bytes: 0, mediaType: 'application/json' });
  try {
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
  } catch {
    return undefined;
  }
}

interface Walk {
  readonly url: string;
  readonly picture: FindingPicture;
  /** What the picture does not show, in sentences. */
  readonly note: string;
}

interface WithPicture extends Pick<KeyboardWalk, 'stops'> {
  readonly picture: Screenshot;
  readonly ended: KeyboardWalk['ended'] | undefined;
}

function pictureOf({ picture, stops }: WithPicture): FindingPicture | undefined {
  const marks = stops.flatMap(({ box }, index) =>
    box && liesOn(box, picture) ? [{ box, label: String(index + 1) }] : [],
  );
  return stops.length > 0 ? { shot: picture, caption: 'page', marks } : undefined;
}

/** A number that is missing would look like a fault of the page. */
function noteOf({ picture, stops, ended }: WithPicture): string {
  const off = stops.filter(({ box }) => !box || !liesOn(box, picture));
  const framed = off.filter(({ frame }) => typeof frame === 'string').length;
  const below = off.filter(({ box, frame }) => box && typeof frame !== 'string' && box.y >= picture.height).length;
  const unseen = off.length - framed - below;
  const where = [
    ...(below > 0 ? [`${number(below)} below its end`] : []),
    ...(framed > 0 ? [`${number(framed)} in frames`] : []),
    ...(unseen > 0 ? [`${number(unseen)} that cannot be seen`] : []),
  ];
  const are = off.length === 1 ? 'is' : 'are';
  const missing =
    off.length === 0
      ? ''
      : `. ${number(off.length)} of ${plural(stops.length, 'stop')} ${are} not on it: ${listInWords(where)}.`;
  if (ended !== 'cut') return missing;
  return `${missing || '.'} The walk ended after ${plural(stops.length, 'stop')}, before the end of the page.`;
}
