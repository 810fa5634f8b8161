import type { ReportDocument } from '../../lib/document-types.ts';
import { PROBED_WHY, probedInWords } from '../../lib/probed.ts';
import type { Shots } from '../../lib/shots.ts';
import { number, plural } from '../../lib/text.ts';

const MOST_ROWS = 200;

/** Undefined where no page was to be tried out: the section is then left out. */
export function probedView(document: ReportDocument, { walks, walksLeft }: Pick<Shots, 'walks' | 'walksLeft'>) {
  const { probed, pages } = document;
  if (!probed) return undefined;
  const sizes = new Map<string, number>();
  for (const { state, template } of pages)
    if (state === 'scanned' && template !== null) sizes.set(template, (sizes.get(template) ?? 0) + 1);
  return {
    sentence: probedInWords(document),
    rows: probed.pages.slice(0, MOST_ROWS).map(({ url, template, why, reused, lost }) => ({
      url,
      why: `${PROBED_WHY[why]}${reused ? '. It is unchanged and was tried out by the earlier scan' : ''}`,
      lost: [...new Set(lost.map(({ reason }) => reason))],
      like: number(template === null ? 1 : (sizes.get(template) ?? 1)),
    })),
    walks,
    walksLeft: walksLeft > 0 ? plural(walksLeft, 'page') : null,
    left: probed.pages.length > MOST_ROWS ? number(probed.pages.length - MOST_ROWS) : null,
  };
}
