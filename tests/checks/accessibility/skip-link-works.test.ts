import { expect, it } from 'vitest';
import { skipLinkWorks } from '../../../checks/accessibility/skip-link-works.ts';
import type { Digest } from '../../../src/model/evidence.ts';
import type { KeySkip } from '../../../src/model/seen/keyboard.ts';
import { checkCases, PAGE_URL } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyStop } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const skip = (works: boolean | null, found = true, shown = true) =>
  walk({
    stops: ['skip', 'a', 'b'].map((id) => keyStop(id)),
    skips: [{ ...keyElement('skip'), stop: 0, target: '#main', found, shown, works }],
  });

checkCases(skipLinkWorks, {
  passed: [
    { name: 'it leads there', seen: skip(true) },
    { name: 'a script leads there', seen: skip(true, false) },
  ],
  failed: [
    {
      name: 'nothing is there',
      seen: skip(false, false),
      messages: ['nowhere'],
      data: [{ name: 'skip', target: '#main' }],
    },
    { name: 'it stays where it is', seen: skip(false), messages: ['stays'] },
    { name: 'it is not shown', seen: skip(true, true, false), messages: ['hidden'] },
  ],
  cantTell: [
    {
      name: 'there is hardly anything else',
      seen: walk({
        skips: [{ ...keyElement('skip'), stop: 0, target: '#main', found: false, shown: true, works: false }],
      }),
      messages: ['untried'],
    },
    {
      name: 'the Tab key does not reach it',
      seen: walk({
        skips: [{ ...keyElement('skip'), stop: null, target: '#main', found: true, shown: false, works: null }],
      }),
      messages: ['unreached'],
    },
    {
      name: 'it leads into the menu',
      seen: walk({
        skips: [
          { ...keyElement('skip'), stop: 0, target: '#menu', found: true, shown: true, works: true, toMenu: true },
        ],
      }),
      messages: ['menu'],
    },
    { name: 'it could not be tried', seen: skip(null), messages: ['untried'] },
  ],
  inapplicable: [{ name: 'there is none', seen: walk() }],
});

const shot = (letter: string) => ({
  blob: `sha256:${letter.repeat(64)}` as Digest,
  ...{ bytes: 9, mediaType: 'image/jpeg', width: 1280, height: 720 },
});
const [FOCUSED, PAGE] = [shot('a'), shot('b')];
const box = { x: 0, y: 0, width: 1, height: 1 };

/** Which pictures the finding has, and what they show. */
function picturesOf(rest: Partial<KeySkip>, picture: KeySkip['picture'] | null = null) {
  const stops = ['skip', 'a', 'b'].map((id) => keyStop(id, id === 'skip' ? { picture } : {}));
  const one: KeySkip = {
    ...keyElement('skip'),
    ...{ stop: 0, target: '#main', found: true, shown: true, works: true },
    ...rest,
  };
  const verdict = skipLinkWorks.evaluate(
    { keyboard: keyboardWalk({ stops, skips: [one], picture: PAGE }) },
    { url: PAGE_URL, visitedAt: '2026-11-23T09:30:00.000Z' },
  );
  const findings = 'findings' in verdict ? verdict.findings : [];
  return findings.flatMap(({ pictures }) => pictures ?? []).map(({ shot: { blob }, caption }) => [blob, caption]);
}
const withIt = { picture: { shot: FOCUSED, box } };

it.each<[string, Partial<KeySkip>]>([
  ['it is hidden', { shown: false, ...withIt }],
  ['it leads nowhere', { works: false, found: false, ...withIt }],
  ['it stays where it is', { works: false, ...withIt }],
  ['it leads into a menu', { toMenu: true, ...withIt }],
  ['it could not be tried', { works: null, ...withIt }],
])('where %s, the window is shown while it has the focus', (_, rest) => {
  expect(picturesOf(rest)).toEqual([[FOCUSED.blob, 'focus']]);
});

it('takes the picture of the stop, where there is one', () => {
  expect(picturesOf({ shown: false }, withIt.picture)).toEqual([[FOCUSED.blob, 'focus']]);
});

it('shows on the page what the Tab key never comes to, and what is no different without the focus', () => {
  expect(picturesOf({ stop: null, works: null, shown: false })).toEqual([[PAGE.blob, 'page']]);
  expect(picturesOf({ works: false })).toEqual([[PAGE.blob, 'page']]);
});

it('outlines nothing on the page for what is not there', () => {
  expect(picturesOf({ shown: false })).toEqual([]);
  expect(picturesOf({ stop: null, works: null, shown: false, box: null })).toEqual([]);
});
