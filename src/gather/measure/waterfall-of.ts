import { z } from 'zod';
import type { WaterfallEntry } from '../../model/seen/measured.ts';
import { withoutValues } from '../site/query-names.ts';
import { address, auditOf, itemsOf, type Lhr, rounded } from './lhr.ts';

const MOST_ENTRIES = 200;
const MOST_HEADERS = 60;

const time = z.number().catch(-1);
const size = z.number().nonnegative().catch(0);
const word = z.string().max(200).catch('');

/** A request as Lighthouse's network recorder has it; times in milliseconds from an unknown start. */
export const requestShape = z.object({
  url: address,
  requestMethod: z
    .string()
    .regex(/^[A-Z]{1,20}$/)
    .catch('GET'),
  protocol: word,
  statusCode: z.number().int().catch(0),
  mimeType: word,
  resourceType: word,
  networkRequestTime: time,
  responseHeadersEndTime: time,
  networkEndTime: time,
  transferSize: size,
  resourceSize: size,
  responseHeaders: z
    .array(z.object({ name: z.string().max(200), value: z.string().transform((text) => text.slice(0, 1000)) }))
    .transform((headers) => headers.slice(0, MOST_HEADERS))
    .catch([]),
});

export type Requested = z.infer<typeof requestShape>;

/** Those that went over the network, in the order asked. */
export function requestsIn(records: unknown): readonly Requested[] {
  const all = itemsOf({ details: { items: records } }, requestShape);
  return all
    .filter(({ url, networkRequestTime }) => /^https?:/.test(url) && networkRequestTime >= 0)
    .toSorted((a, b) => a.networkRequestTime - b.networkRequestTime);
}

const blockingShape = z.object({ url: address });

export function waterfallOf(lhr: Lhr, requests: readonly Requested[]): readonly WaterfallEntry[] {
  const blocking = new Set(itemsOf(auditOf(lhr, 'render-blocking-insight'), blockingShape).map(({ url }) => url));
  const began = requests[0]?.networkRequestTime ?? 0;
  const since = (at: number) => Math.max(0, rounded(at - began) ?? 0);
  return requests.slice(0, MOST_ENTRIES).map((request) => ({
    // Values in addresses may say something about a person or a key.
    url: withoutValues(request.url),
    type: request.resourceType || 'Other',
    startMs: since(request.networkRequestTime),
    endMs: since(Math.max(request.networkRequestTime, request.networkEndTime)),
    bytes: rounded(request.transferSize) ?? 0,
    status: Math.max(0, request.statusCode),
    protocol: request.protocol,
    renderBlocking: blocking.has(request.url),
  }));
}
