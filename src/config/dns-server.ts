import { z } from 'zod';
import type { DnsServer } from '../ports.ts';

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. Undefined for anything else, names included. */
export function parseDnsServer(text: string): DnsServer | undefined {
  const [, boxed, plain, digits = '53'] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? [undefined, text];
  const address = boxed ?? plain ?? '';
  const port = Number(digits);
  const known = plain === undefined ? z.ipv6().safeParse(address) : z.ipv4().safeParse(address);
  return known.success && port >= 1 && port <= 65_535 ? { address, port } : undefined;
}
