import type { RequestSeen } from '../../src/model/evidence.ts';
import type { Delivery } from '../../src/model/seen/delivery.ts';
import { request } from './site-evidence.ts';

/** A script of 30 KiB, packed, good for a year; how it was sent differs by `sent`, the rest by `rest`. */
export function sent(url: string, sent: Partial<Delivery> = {}, rest: Partial<RequestSeen> = {}): RequestSeen {
  const bytes = rest.bytes ?? 30 * 1024;
  const delivery = { encoding: 'br', lifetime: 31_536_000, validator: true, protocol: 'h2', unpacked: 3 * bytes };
  return request(url, { bytes, delivery: { ...delivery, ...sent }, ...rest });
}
