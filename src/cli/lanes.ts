import pLimit from 'p-limit';
import { siteKey } from '../crawl/site-key.ts';
import type { Target } from '../model/target.ts';

/** Targets that share a site, in list order. They wait for each other, as the server behind them is one. */
export function lanesOf<T extends { readonly target: Target }>(places: readonly T[]): readonly (readonly T[])[] {
  let lanes: { readonly sites: Set<string>; readonly places: T[] }[] = [];
  for (const place of places) {
    const sites = sitesOf(place.target);
    const same = lanes.filter((lane) => [...sites].some((site) => lane.sites.has(site)));
    const joined = {
      sites: new Set([...same.flatMap((lane) => [...lane.sites]), ...sites]),
      places: [...same.flatMap((lane) => lane.places), place],
    };
    // A target on two sites brings together what was apart before.
    lanes = [...lanes.filter((lane) => !same.includes(lane)), joined];
  }
  const order = new Map(places.map((place, index) => [place, index]));
  const at = (place: T | undefined) => (place && order.get(place)) ?? 0;
  return lanes.map((lane) => lane.places.toSorted((a, b) => at(a) - at(b))).toSorted((a, b) => at(a[0]) - at(b[0]));
}

/** Works through the lanes side by side, and through each of them in order. The answers are in the order of `all`. */
export async function inLanes<T extends { readonly target: Target }, R>(
  all: readonly T[],
  most: number,
  work: (place: T) => Promise<R>,
): Promise<readonly R[]> {
  const done = new Map<T, R>();
  await pLimit(most).map(lanesOf(all), async (lane) => {
    for (const place of lane) done.set(place, await work(place));
  });
  return all.map((place) => done.get(place) as R);
}

function sitesOf({ start, scope }: Target): Set<string> {
  return new Set([...start, ...scope.origins].map((url) => siteKey(url) ?? url));
}
