import { z } from 'zod';

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** A name with a dot in it. Addresses need no fixing, and for Chromium `*` would be every host. */
const HOST = new RegExp(`^(?=.{1,253}$)(?:${LABEL}\\.)+${LABEL}$`, 'i');

/** `host=address`, such as `www.ambleford.example=192.0.2.7`. */
export function isFixedAddress(text: string): boolean {
  const [host = '', address = '', ...more] = text.split('=');
  if (more.length > 0 || !HOST.test(host) || z.ipv4().safeParse(host).success) return false;
  return z.union([z.ipv4(), z.ipv6()]).safeParse(address).success;
}
