import { createHash } from 'node:crypto';

/**
 * When each target begins, in milliseconds after the run. Targets of one host or supplier come one after the other, as far
 * apart as the window allows; those of different hosts are spread over it by chance, but the same way every time.
 */
export function spread(
  targets: readonly { readonly id: string; readonly key: string }[],
  windowMs: number,
): ReadonlyMap<string, number> {
  const groups = Map.groupBy(targets, ({ key }) => key);
  return new Map(
    [...groups].flatMap(([key, group]) => {
      const first = fractionOf(key);
      return group.map(({ id }, at) => [id, Math.floor(((first + at / group.length) % 1) * windowMs)] as const);
    }),
  );
}

/** From 0 to 1, and always the same for the same text. */
function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}
