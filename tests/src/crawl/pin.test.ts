import { describe, expect, it } from 'vitest';
import { type SampleAsked, settleSample } from '../../../src/crawl/pin.ts';
import { type PinnedSample, writePinned } from '../../../src/crawl/pinned-sample.ts';
import type { Target } from '../../../src/model/target.ts';
import { at, siteScope } from './made-up-site.ts';

const target: Target = {
  id: 'www.ambleford.example',
  name: 'Ambleford',
  start: [at('/')],
  scope: siteScope({ exclude: ['/news/**'] }),
};
const pinned: PinnedSample = {
  ...{ schema: 1, target: target.id, seed: 'spring', perTemplate: 3, include: [], exclude: ['/news/**'] },
  ...{ method: 'Drawn.', date: '2026-11-23T09:00:00.000Z', pages: [{ url: at('/'), why: 'home page' }] },
  ...{ documents: [], of: 1, chosenFrom: [at('/')] },
};
const nothing: SampleAsked = { perTemplate: null, seed: null, redraw: false };
const settled = (asked: Partial<SampleAsked>, text: string | undefined, changed: Partial<Target> = {}) =>
  settleSample({ ...nothing, ...asked }, { ...target, ...changed }, text);

describe('without a pinned sample', () => {
  it('two of each template are drawn, by the id of the target', () => {
    expect(settled({}, undefined)).toEqual({ ok: true, value: { perTemplate: 2, seed: target.id, pinned: null } });
  });

  it('what was asked for counts', () => {
    const asked = { perTemplate: 5, seed: 'autumn' };
    expect(settled(asked, undefined)).toEqual({ ok: true, value: { ...asked, pinned: null } });
  });
});

describe('with a pinned sample', () => {
  it.each<[string, Partial<SampleAsked>]>([
    ['nothing was asked for', {}],
    ['the same was asked for', { seed: 'spring', perTemplate: 3 }],
  ])('it is reused when %s', (_name, asked) => {
    const expected = { perTemplate: 3, seed: 'spring', pinned };
    expect(settled(asked, writePinned(pinned))).toEqual({ ok: true, value: expected });
  });

  it('it is not reused by the very scan that drew it, when that goes on after a sudden end', () => {
    const goesOn = (startedAt: string) =>
      settleSample({ ...nothing, seed: 'spring' }, target, writePinned(pinned), startedAt);
    expect(goesOn(pinned.date)).toEqual({ ok: true, value: { perTemplate: 2, seed: 'spring', pinned: null } });
    expect(goesOn('2026-11-23T09:00:01.000Z')).toMatchObject({ ok: true, value: { pinned } });
  });

  it('a new one is drawn when that is asked for, even in place of one that cannot be read', () => {
    const drawn = { ok: true, value: { perTemplate: 2, seed: 'x', pinned: null } };
    expect(settled({ redraw: true, seed: 'x' }, writePinned(pinned))).toEqual(drawn);
    expect(settled({ redraw: true, seed: 'x' }, '{')).toEqual(drawn);
  });

  it.each<[string, Partial<SampleAsked>, string, RegExp, Partial<Target>?]>([
    ['another seed', { seed: 'autumn' }, writePinned(pinned), /seed "spring", not "autumn"/],
    ['another number', { perTemplate: 2 }, writePinned(pinned), /3 of each template, not 2/],
    ['other patterns', {}, writePinned(pinned), /patterns/, { scope: siteScope() }],
    ['a broken file', {}, '{"schema":1', /cannot be read.*not JSON/],
    ['the file of another target', {}, writePinned({ ...pinned, target: 'other' }), /belongs to 'other'/],
  ])('is refused for %s, with the way out', (_name, asked, text, why, changed) => {
    const answer = settled(asked, text, changed);
    expect(answer.ok ? '' : answer.error.message).toMatch(why);
    expect(answer.ok ? '' : answer.error.message).toMatch(/Ambleford .*--new-sample/);
  });
});
