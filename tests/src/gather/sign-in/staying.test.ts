import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../../src/gather/sign-in/sign-in.ts';
import { whileSignedIn } from '../../../../src/gather/sign-in/staying.ts';
import { consent } from '../../../../src/gather/site/consent.ts';
import { atOnce } from '../../../../src/gather/site/in-turn.ts';
import type { LookingAround } from '../../../../src/gather/site/site-gatherer.ts';
import { stripped } from '../../../../src/gather/site/stripped.ts';
import type { SiteCrawled, Visit, Visitor } from '../../../../src/ports.ts';

const OWN = 'https://larkmere.example';
const OK = { ok: true, value: {} };
const LOST = { ok: false, error: { code: 'signed-out' } };
const visitor = {
  lookAround: async () => ({ tls: OK, documents: OK, errorPages: OK, scripts: OK }),
  checkLink: async (url: string) => ({ value: { url, result: 'works' } }),
} as unknown as Visitor;

function staying(isLost: boolean) {
  const opened: string[] = [];
  const signIn = {
    isLost,
    forBrowser: () => ({ origins: [OWN], headers: [], cookies: [] }),
    again: (visit: () => Promise<Visit>) => visit(),
  } as unknown as SignIn;
  const open = async (url: string) => {
    opened.push(url);
    return {} as Visit;
  };
  return { opened, one: whileSignedIn(visitor, signIn, open) };
}

const crawled = { pages: [{ url: `${OWN}/account` }] } as unknown as SiteCrawled;
const { signal } = new AbortController();

describe('what is asked for without a browser', () => {
  it('counts while the scan is signed in, which a page shows that is opened before', async () => {
    const { one, opened } = staying(false);
    expect(await one.lookAround?.(crawled, atOnce, signal)).toEqual({
      tls: OK,
      documents: OK,
      errorPages: OK,
      scripts: OK,
    });
    expect(opened).toEqual([`${OWN}/account`]);
    expect((await one.checkLink(`${OWN}/a.pdf`)).value.result).toBe('works');
  });

  it('is not told once the sign-in is lost, and what needs none is', async () => {
    const { one } = staying(true);
    const seen = await one.lookAround?.(crawled, atOnce, signal);
    expect(seen).toMatchObject({ tls: OK, documents: LOST, errorPages: LOST, scripts: LOST });
    expect((await one.checkLink(`${OWN}/a.pdf`)).value.result).toBe('not-checked');
    expect((await one.checkLink('https://other.example/')).value.result).toBe('works');
  });

  it.each([consent, stripped])('$artifact is left to a scan without a sign-in', async ({ gather }) => {
    const around = { signedIn: true } as LookingAround;
    await expect(gather(around)).rejects.toThrow('Scan the site without a sign-in as well.');
  });
});
