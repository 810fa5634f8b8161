import type { DnsServer } from '../ports.ts';

const NUMBER = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const VERSION_4 = new RegExp(`^(${NUMBER}(?:\\.${NUMBER}){3})(?::(\\d{1,5}))?$`);
const VERSION_6 = /^(?:\[([\da-f:.]+)\](?::(\d{1,5}))?|([\da-f.]*:[\da-f:.]*:[\da-f:.]*))$/i;

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. Undefined for anything else, names included. */
export function parseDnsServer(text: string): DnsServer | undefined {
  const [, four, fourPort] = VERSION_4.exec(text) ?? [];
  const [, boxed, sixPort, bare] = VERSION_6.exec(text) ?? [];
  const six = boxed ?? bare;
  const address = four ?? (six !== undefined && URL.canParse(`http://[${six}]/`) ? six : undefined);
  const port = Number(fourPort ?? sixPort ?? 53);
  return address !== undefined && port >= 1 && port <= 65_535 ? { address, port } : undefined;
}
