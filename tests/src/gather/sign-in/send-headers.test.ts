import type { CDPSession } from 'playwright';
import { describe, expect, it } from 'vitest';
import { sendHeaders } from '../../../../src/gather/sign-in/send-headers.ts';

const HEADERS = [['X-Key', 'k3y']] as const;

/** What a browser is told to go on with, for a request that it would send with these headers. */
async function continued(url: string, headers: Readonly<Record<string, string>>) {
  const told: { readonly headers?: readonly { readonly name: string; readonly value: string }[] }[] = [];
  let pause = (_: unknown): void => undefined;
  const session = {
    on: (_: string, listener: (event: unknown) => void) => {
      pause = listener;
    },
    send: async (method: string, how: object) => {
      if (method === 'Fetch.continueRequest') told.push(how);
    },
  } as unknown as CDPSession;
  await sendHeaders(session, { origins: ['https://larkmere.example'], headers: HEADERS });
  pause({ requestId: '1', request: { url, headers } });
  expect(told).toHaveLength(1);
  return told[0]?.headers && Object.fromEntries(told[0].headers.map(({ name, value }) => [name, value]));
}

describe('headers of a sign-in', () => {
  it.each([
    ['are added for the site', 'https://larkmere.example/a', { accept: '*/*' }, { accept: '*/*', 'X-Key': 'k3y' }],
    ['stay as a page has set them', 'https://larkmere.example/a', { 'x-key': 'own' }, undefined],
    ['are not added elsewhere', 'https://other.example/a', { accept: '*/*' }, undefined],
    ['are not added for another port', 'https://larkmere.example:8443/a', { accept: '*/*' }, undefined],
    ['are not added without encryption', 'http://larkmere.example/a', { accept: '*/*' }, undefined],
    [
      'are taken off where a redirect would carry them',
      'https://other.example/a',
      { accept: '*/*', 'x-key': 'k3y' },
      { accept: '*/*' },
    ],
    ['of others stay elsewhere', 'https://other.example/a', { 'x-key': 'own' }, undefined],
  ])('%s', async (_, url, before, after) => {
    expect(await continued(url, before)).toEqual(after);
  });
});
