import { cantTell, defineSiteCheck, type Finding, failedIf } from '../../src/model/check.ts';
import type { FetchedText, Instant } from '../../src/model/evidence.ts';
import { mediaType, short } from '../lib/headers.ts';
import { isHttps, isPlainLoopback } from '../lib/hosts.ts';

type Message =
  | 'missing'
  | 'refused'
  | 'notSecure'
  | 'wrongType'
  | 'noContact'
  | 'contactNoAddress'
  | 'cutShort'
  | 'noExpires'
  | 'severalExpires'
  | 'badExpires'
  | 'expired';

export const securityTxt = defineSiteCheck({
  meta: {
    id: 'security/security-txt',
    title: 'There is a valid security.txt',
    kind: 'automatic',
    why: 'People who find a weakness need to know whom to tell. Without an address, a warning may never arrive.',
    affects: 'The council, and everyone whose data it holds.',
    fix: 'Publish /.well-known/security.txt as plain text over HTTPS with at least one Contact line and exactly one Expires line, less than a year ahead. A redirect to a shared file is fine.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.rfc-editor.org/rfc/rfc9116'],
    messages: {
      missing: 'There is no security.txt: the address answers with {answer}.',
      refused: 'The server did not let the scanner see whether there is a security.txt (status {status}).',
      notSecure: 'security.txt is delivered over plain HTTP.',
      wrongType: 'security.txt is delivered as {type}; it must be text/plain.',
      noContact: 'security.txt has no Contact line.',
      contactNoAddress:
        'No Contact line of security.txt is an address that programs can use, such as mailto: or https://. The first is: {value}',
      cutShort: 'security.txt was too long to be read whole, so a line may be further down.',
      noExpires: 'security.txt has no Expires line.',
      severalExpires: 'security.txt has {count} Expires lines; there must be exactly one.',
      badExpires: 'The Expires line of security.txt is not a date and time that programs can read: {value}.',
      expired: 'security.txt ran out on {value}.',
    },
  },
  siteNeeds: ['securityTxt'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ securityTxt: file }, _facts, { visitedAt }) {
    const at = { kind: 'request', url: file.url } as const;
    const { status } = file;
    if ([401, 403, 429].includes(status) || status >= 500) {
      return cantTell<Message>([{ message: 'refused', at, data: { status } }]);
    }
    if (status !== 200) return failedIf<Message>([{ message: 'missing', at, data: { answer: `status ${status}` } }]);
    const type = mediaType(file);
    // Servers that say 200 to everything answer with a web page.
    if (type === 'text/html') return failedIf<Message>([{ message: 'missing', at, data: { answer: 'a web page' } }]);
    const missing = contentFaults(file, visitedAt);
    if (file.truncated && missing.some(({ message }) => message === 'noContact' || message === 'noExpires')) {
      return cantTell<Message>([{ message: 'cutShort', at }]);
    }
    return failedIf<Message>([
      ...(cameSafely(file) ? [] : [{ message: 'notSecure', at } as const]),
      ...(type === 'text/plain'
        ? []
        : [{ message: 'wrongType', at, data: { type: type || 'no type at all' } } as const]),
      ...missing,
    ]);
  },
});

/** A redirect over plain HTTP on the way is as bad as plain HTTP at its end: either can be changed. */
function cameSafely({ url, redirects }: FetchedText): boolean {
  return [url, ...redirects.map((hop) => hop.url)].every((hop) => isHttps(hop) || isPlainLoopback(hop));
}

function contentFaults(file: FetchedText, now: Instant): readonly Finding<Message>[] {
  const at = { kind: 'request', url: file.url } as const;
  const fields = fieldsOf(file.body);
  const values = (wanted: string) => fields.filter(([name]) => name === wanted).map(([, value]) => value);
  const findings: Finding<Message>[] = [];
  const contacts = values('contact').filter(Boolean);
  const [contact] = contacts;
  if (contact === undefined) findings.push({ message: 'noContact', at });
  // RFC 9116 section 2.5.3: mailto: and tel: for these two, and https:// for what is on the web.
  else if (!contacts.some((value) => /^(?!http:)[a-z][a-z\d+.-]*:\S/i.test(value))) {
    findings.push({ message: 'contactNoAddress', at, data: { value: short(contact, 80) } });
  }
  const [expires, ...more] = values('expires');
  if (expires === undefined) return [...findings, { message: 'noExpires', at }];
  if (more.length > 0) return [...findings, { message: 'severalExpires', at, data: { count: more.length + 1 } }];
  const data = { value: short(expires, 60) };
  const moment = rfc3339(expires);
  if (moment === null) return [...findings, { message: 'badExpires', at, data }];
  return moment > Date.parse(now) ? findings : [...findings, { message: 'expired', at, data }];
}

/** Names in lower case. A signed file wraps the same lines in an OpenPGP message, which is taken off first. */
function fieldsOf(body: string): readonly (readonly [name: string, value: string])[] {
  const text = body.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const signed = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:.+\n)*\n([\s\S]*?)(?:\n-----BEGIN PGP SIGNATURE-----|$)/.exec(
    text,
  );
  return (signed?.[1] ?? text).split('\n').flatMap((line) => {
    const [, name, value] = /^(?:- )?([a-z][a-z-]*):[ \t]*(.*)$/i.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()] as const];
  });
}

function rfc3339(value: string): number | null {
  if (!/^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d:\d\d)$/i.test(value)) return null;
  const moment = Date.parse(value.toUpperCase());
  return Number.isNaN(moment) ? null : moment;
}
