import type { Failure, Gathered } from '../model/evidence.ts';

const EXAMPLE = 'https://www.ambleford.example/bins';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?([/?#]|$)/i;

/** What a person typed as an address of a page. `www.x.gov.uk/bins` is enough. The fragment is dropped. */
export function parseAddress(text: string): Gathered<URL> {
  const typed = text.trim();
  if (typed === '') return wrong('address-empty', 'The address is empty.');

  const written = withScheme(typed);
  if (written === undefined) return notHttp(typed);
  if (/\s/.test(typed) || !URL.canParse(written)) return notAnAddress(typed);

  const url = new URL(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return notHttp(typed);
  if (url.username !== '' || url.password !== '') {
    return wrong(
      'address-credentials',
      // The address itself is not repeated: messages end up in logs.
      `The address of ${url.host} has a user name or password in it. Take it out: it would be kept in the reports.`,
    );
  }
  if (!/[.:]/.test(url.hostname) && url.hostname !== 'localhost') return notAnAddress(typed);
  url.hash = '';
  return { ok: true, value: url };
}

/** Undefined when another scheme was meant. Only loopback is taken for plain http: nobody has a certificate there. */
function withScheme(typed: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return typed;
  if (LOOPBACK.test(typed)) return `http://${typed}`;
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed)) return undefined;
  return `https://${typed}`;
}

function notHttp(typed: string): Gathered<never> {
  return wrong('address-scheme', `'${shown(typed)}' is not an http or https address.`);
}

function notAnAddress(typed: string): Gathered<never> {
  return wrong('address', `'${shown(typed)}' is not a web address. Write it in full, for example ${EXAMPLE}.`);
}

function wrong(code: string, message: string): { ok: false; error: Failure } {
  return { ok: false, error: { code, message } };
}

function shown(typed: string): string {
  const plain = typed.replace(/\p{C}/gu, ' ').replace(/\/\/[^/@\s]*@/, '//');
  return plain.length > 100 ? `${plain.slice(0, 100)}…` : plain;
}
