import { afterEach, describe, expect, it } from 'vitest';
import { fieldDataGatherer } from '../../../src/gather/site/field-data/field-data.ts';
import { readAnswer } from '../../../src/gather/site/field-data/read-answer.ts';
import { siteGatherers, siteGatherersWith } from '../../../src/gather/site/registry.ts';
import type { LookingAround } from '../../../src/gather/site/site-gatherer.ts';
import { ANSWER, NOT_FOUND, serveCrux } from '../../helpers/crux-server.ts';

const ORIGIN = 'https://www.ambleford.example';
const KEY = 'not-a-real-key';
const NUMBERS = { lcp: 2583, inp: 142, cls: 0.04, fcp: 2018, ttfb: 843 };
const PERIOD = { first: '2026-10-26', last: '2026-11-22' };

let server: Awaited<ReturnType<typeof serveCrux>> | undefined;
afterEach(() => server?.close());

const around = (origin: string, ...pages: readonly string[]) =>
  ({ origin, pages: pages.map((url) => ({ url })), signal: AbortSignal.timeout(5000) }) as unknown as LookingAround;

async function asking(status: number, body: string, origin = ORIGIN) {
  server = await serveCrux(() => ({ status, body }));
  return fieldDataGatherer({ key: KEY, address: server.address }).gather(around(origin, `${origin}/bins?name=x#top`));
}

describe('asking for field data', () => {
  it('asks about the origin and the start page, for phones and desktops', async () => {
    server = await serveCrux(({ body }) =>
      body.origin && body.formFactor === 'PHONE' ? { status: 200, body: ANSWER } : { status: 404, body: NOT_FOUND },
    );
    const gatherer = fieldDataGatherer({ key: KEY, address: server.address });
    const none = { p75: null, period: null };
    expect(await gatherer.gather(around(ORIGIN, `${ORIGIN}/bins?name=x#top`, `${ORIGIN}/other`))).toEqual({
      records: [
        { of: 'origin', url: ORIGIN, formFactor: 'phone', p75: NUMBERS, period: PERIOD },
        { of: 'origin', url: ORIGIN, formFactor: 'desktop', ...none },
        { of: 'page', url: `${ORIGIN}/bins`, formFactor: 'phone', ...none },
        { of: 'page', url: `${ORIGIN}/bins`, formFactor: 'desktop', ...none },
      ],
    });
    expect(server.asked.map(({ method, key }) => [method, key])).toEqual(Array(4).fill(['POST', KEY]));
    expect(server.asked.map(({ url }) => url).join()).not.toContain(KEY);
    expect(server.asked.map(({ body }) => body.origin ?? body.url)).toEqual([
      ...[ORIGIN, ORIGIN],
      ...[`${ORIGIN}/bins`, `${ORIGIN}/bins`],
    ]);
  });

  it.each([
    ['a wrong key', 400, JSON.stringify({ error: { message: `API key ${KEY} not valid` } }), /Check the key/],
    ['a key for something else', 403, '{}', /Check the key/],
    ['too many questions', 429, '{}', /too often/],
    ['an answer of another kind', 200, '<html>', /cannot be read/],
    ['an answer without a record', 200, '{}', /cannot be read/],
    ['an endless answer', 200, `{"record":"${'x'.repeat(300_000)}"}`, /cannot be read/],
    ['a server in trouble', 500, ANSWER, /cannot be read/],
  ])('says so without the key: %s', async (_, status, body, said) => {
    const failing = asking(status, body).catch((error: Error) => error.message);
    expect(await failing).toMatch(said);
    expect(await failing).not.toContain(KEY);
  });

  it('says that nobody answered', async () => {
    const gatherer = fieldDataGatherer({ key: KEY, address: 'http://127.0.0.1:9/' });
    await expect(gatherer.gather(around(ORIGIN))).rejects.toThrow('could not be reached');
  });

  it('tells Google nothing of hosts on a private network', async () => {
    await expect(fieldDataGatherer({ key: KEY }).gather(around('http://10.0.0.7'))).rejects.toThrow('private network');
  });

  it('gives the key to nobody but Google and this machine', async () => {
    const gatherer = fieldDataGatherer({ key: KEY, address: 'https://crux.example/' });
    await expect(gatherer.gather(around(ORIGIN))).rejects.toThrow('Google alone');
  });

  it('is off without a key', () => {
    expect(siteGatherersWith(undefined)).toEqual(siteGatherers);
    expect(siteGatherersWith({ key: KEY }).map(({ artifact }) => artifact)).toContain('fieldData');
  });
});

describe('the answer', () => {
  const changed = (from: string, to: string) => readAnswer(ANSWER.replace(from, to));

  it('is read as it was recorded', () => {
    expect(readAnswer(ANSWER)).toEqual({ p75: NUMBERS, period: PERIOD });
  });

  it.each([
    ['a number as text that is none', '"p75": "0.04"', '"p75": "a lot"', { cls: null }],
    ['a number below nothing', '"p75": 2583', '"p75": -1', { lcp: null }],
    ['a metric under another name', '"largest_contentful_paint"', '"largest_paint"', { lcp: null }],
  ])('costs one number: %s', (_, from, to, part) => {
    expect(changed(from, to)).toEqual({ p75: { ...NUMBERS, ...part }, period: PERIOD });
  });

  it('may have no days', () => {
    expect(changed('"collectionPeriod"', '"period"')).toEqual({ p75: NUMBERS, period: null });
    expect(changed('"month": 11', '"month": 13')?.period).toBeNull();
  });
});
