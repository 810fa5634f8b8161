import type { Finding, Place } from '../../src/model/check.ts';
import type { DnsStatus, Looked, TaggedText } from '../../src/model/seen/dns.ts';

/** A record as an address. https://www.rfc-editor.org/rfc/rfc4501 */
export function atRecord(name: string, type: string): Place {
  return { kind: 'request', url: `dns:${name}?type=${type}` };
}

/** A look-up that answers the question, even if the answer is that there is nothing. */
export const isAnswered = (status: DnsStatus): boolean => ['found', 'no-data', 'no-name'].includes(status);

const REASONS: Readonly<Partial<Record<DnsStatus, string>>> = {
  failed: 'the DNS server could not find out',
  'timed-out': 'the DNS server gave no answer in time',
  'not-asked': 'it was not asked, because there were too many names to look up',
};

/** For a to-do that says why something could not be looked up. Ends a sentence. */
export function notLookedUp<M extends string>(
  message: M,
  name: string,
  type: string,
  { status }: Pick<Looked<unknown>, 'status'>,
): Finding<M> {
  return { message, at: atRecord(name, type), data: { name, type, why: REASONS[status] ?? status } };
}

export function tagOf({ tags }: TaggedText, name: string): string | undefined {
  return tags.find(([one]) => one === name)?.[1];
}

/** The service of the National Cyber Security Centre that read such reports, due to close by 31 March 2026. */
const CLOSED_SERVICE = /@(?:[\w.-]+\.)?mailcheck\.service\.ncsc\.gov\.uk(?:!\w+)?\s*$/i;

/** Whether all reports go to a service that is closed. */
export function reportsOnlyToClosedService(record: TaggedText): boolean {
  const addresses = (tagOf(record, 'rua') ?? '').split(',').filter((one) => one.trim() !== '');
  return addresses.length > 0 && addresses.every((one) => CLOSED_SERVICE.test(one));
}
