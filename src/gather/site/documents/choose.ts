import type { LinkedDocument } from '../../../model/result.ts';

/**
 * The same few each time, from as many parts of the site as can be: one of each template of the pages that link to them
 * in turn, and within a template one of each page in turn.
 */
export function choosePdfs(
  pdfs: readonly LinkedDocument[],
  templateOf: (page: string) => string | null,
  most: number,
): readonly LinkedDocument[] {
  const pageOf = ({ linkedFrom }: LinkedDocument) => linkedFrom.list[0] ?? '';
  const byTemplate = Map.groupBy(pdfs, (pdf) => templateOf(pageOf(pdf)) ?? '');
  const spread = [...byTemplate]
    .sort(byKey)
    .map(([, ones]) => inTurn([...Map.groupBy(ones, pageOf)].sort(byKey).map(second)));
  return inTurn(spread).slice(0, most);
}

function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1))).flat();
}

const byKey = <T>([a]: readonly [string, T], [b]: readonly [string, T]): number => (a < b ? -1 : 1);
const second = <T>([, value]: readonly [string, T]): T => value;
