import type { LinkedDocument } from '../../../model/result.ts';

/**
 * The same few each time, from as many parts of the site as can be: one of each template of the pages that link to them
 * in turn, and within a template one of each page in turn.
 */
export function chooseFiles(
  files: readonly LinkedDocument[],
  templateOf: (page: string) => string | null,
  most: number,
): readonly LinkedDocument[] {
  const pageOf = ({ linkedFrom }: LinkedDocument) => linkedFrom.list[0] ?? '';
  const byTemplate = Map.groupBy(files, (file) => templateOf(pageOf(file)) ?? '');
  const spread = [...byTemplate].sort(byKey).map(([, ones]) => {
    const byPage = [...Map.groupBy(ones, pageOf)].sort(byKey);
    return inTurn(
      byPage.map(([, onPage]) => onPage),
      most,
    );
  });
  return inTurn(spread, most);
}

/** The first of each list, then the second of each, until there are enough. */
function inTurn<T>(lists: readonly (readonly T[])[], most: number): readonly T[] {
  const taken: T[] = [];
  for (let place = 0; taken.length < most; place += 1) {
    const there = lists.flatMap((list) => list.slice(place, place + 1));
    if (there.length === 0) break;
    taken.push(...there.slice(0, most - taken.length));
  }
  return taken;
}

const byKey = <T>([a]: readonly [string, T], [b]: readonly [string, T]): number => (a < b ? -1 : 1);
