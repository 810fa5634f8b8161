import type { RequestSeen } from '../../../src/model/evidence.ts';
import type { Delivery } from '../../../src/model/seen/delivery.ts';
import { byCodeUnit } from '../grouping.ts';
import { short } from '../headers.ts';
import { isWeb, pathOf } from '../hosts.ts';

export type SentFile = RequestSeen & { readonly delivery: Delivery };

/** What came over the network and is known well enough to judge; the largest first, each address once. */
export function sentFiles(requests: readonly RequestSeen[]): readonly SentFile[] {
  const files = requests.filter(
    (one): one is SentFile => one.delivery !== undefined && isWeb(one.url) && one.status >= 200 && one.status < 300,
  );
  return [...new Map(files.map((file) => [file.url, file])).values()].toSorted(
    (left, right) => right.bytes - left.bytes || byCodeUnit(left.url, right.url),
  );
}

/** Old evidence does not say how files were sent. */
export const saysHow = (requests: readonly RequestSeen[]): boolean =>
  requests.some(({ delivery }) => delivery !== undefined);

export const kib = (bytes: number): number => Math.ceil(Math.max(0, bytes) / 1024);

/** Short enough for a sentence, and the end of an address tells more than its middle. */
export function nameOf(url: string): string {
  const path = pathOf(url);
  return path.length > 80 ? `…${path.slice(-79)}` : short(path, 80);
}

/** The ending of the path in lower case, without its dot; empty where it has none. */
export function extensionOf(url: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(pathOf(url))?.[1]?.toLowerCase() ?? '';
}
