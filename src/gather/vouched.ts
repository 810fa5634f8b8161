import { isIP } from 'node:net';
import tls from 'node:tls';
import { type FixedAddresses, lookupWith } from '../browser/fixed-addresses.ts';
import { withoutBrackets } from '../model/host.ts';

const MOST_MS = 10_000;

/** The authorities this Node trusts, and those that the person who scans trusts as well. */
export function authorities(trusted: readonly string[]): string[] {
  return [...tls.getCACertificates('default'), ...trusted];
}

/**
 * Tells whether a server's certificate, its dates and its name are in order for those who trust these authorities as well.
 * A browser cannot be told of another authority from outside, so it overlooks certificate errors where this says yes.
 */
export function createVouched(trusted: readonly string[], fixed: FixedAddresses): (url: string) => Promise<boolean> {
  const asked = new Map<string, Promise<boolean>>();
  return async (url) => {
    const { protocol, origin } = new URL(url);
    if (trusted.length === 0 || protocol !== 'https:') return false;
    const answer = asked.get(origin) ?? isInOrder(new URL(url), trusted, fixed);
    asked.set(origin, answer);
    return answer;
  };
}

function isInOrder({ hostname, port }: URL, trusted: readonly string[], fixed: FixedAddresses): Promise<boolean> {
  const host = withoutBrackets(hostname);
  return new Promise((resolve) => {
    const socket = tls.connect({
      host,
      port: Number(port || 443),
      servername: isIP(host) === 0 ? host : '',
      lookup: lookupWith(fixed),
      ca: authorities(trusted),
      timeout: MOST_MS,
    });
    const end = (inOrder: boolean) => {
      socket.destroy();
      resolve(inOrder);
    };
    socket.once('secureConnect', () => end(socket.authorized));
    socket.once('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}
