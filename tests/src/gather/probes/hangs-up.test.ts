import { expect, it } from 'vitest';
import { aim, outcome } from '../../../../src/gather/in-page/operate/act.ts';
import { findChoices } from '../../../../src/gather/in-page/operate/choices.ts';
import { findDay } from '../../../../src/gather/in-page/operate/days.ts';
import { readEntries } from '../../../../src/gather/in-page/operate/entries.ts';
import { chooseAnother, findFilters, holdButton } from '../../../../src/gather/in-page/operate/filters.ts';
import { findLookUps } from '../../../../src/gather/in-page/operate/looking-up.ts';
import { findSearches } from '../../../../src/gather/in-page/operate/searching.ts';
import { findSuggesting, readFilled, readSuggested } from '../../../../src/gather/in-page/operate/suggestions.ts';
import { afterTyping, holdField } from '../../../../src/gather/in-page/operate/typing.ts';
import { chooseAll } from '../../../../src/gather/probes/operate/choose.ts';
import type { Desk } from '../../../../src/gather/probes/operate/desk.ts';
import { tryFilters } from '../../../../src/gather/probes/operate/filters.ts';
import { trySearches } from '../../../../src/gather/probes/operate/searches.ts';
import { trySuggestions } from '../../../../src/gather/probes/operate/suggestions.ts';
import { tryDay } from '../../../../src/gather/probes/operate/try-day.ts';

/** A page that opens a socket at the key or the click of this number, through which it could tell of all that follows. */
function deskUntil(most: number, answers: ReadonlyMap<unknown, unknown>) {
  const used: string[] = [];
  const use = async (what: string) => {
    used.push(what);
  };
  const desk = {
    over: () => used.length >= most,
    call: async (fn: unknown) => answers.get(fn) ?? {},
    press: use,
    click: () => use('click'),
    taken: () => [],
    unanswered: () => null,
    shut: () => undefined,
    keepShut: () => undefined,
    isShut: () => false,
  };
  return { desk: desk as unknown as Desk, used };
}

it('a search is not sent once the page has opened a socket', async () => {
  const answers = new Map<unknown, unknown>([
    [findSearches, [1]],
    [holdField, '111'],
  ]);
  const open = deskUntil(Number.POSITIVE_INFINITY, answers);
  await trySearches(open.desk);
  expect(open.used).toEqual(['z', 'q', 'x', 'Enter']);
  const { desk, used } = deskUntil(2, answers);
  await trySearches(desk);
  expect(used).toEqual(['z', 'q']);
});

it('a list is not narrowed down', async () => {
  const answers = new Map<unknown, unknown>([
    [findFilters, [{ choice: 1, button: 2 }]],
    [chooseAnother, true],
    [holdButton, true],
  ]);
  const open = deskUntil(Number.POSITIVE_INFINITY, answers);
  await tryFilters(open.desk);
  expect(open.used).toEqual(['Enter']);
  const { desk, used } = deskUntil(0, answers);
  await tryFilters(desk);
  expect(used).toEqual([]);
});

it('nothing more is typed into a field', async () => {
  const { desk, used } = deskUntil(
    2,
    new Map<unknown, unknown>([
      [findChoices, { choices: [], fields: [], texts: [{ id: 1 }], secrets: [2], untried: 0 }],
      [holdField, '111'],
      [afterTyping, { typed: true, moved: false }],
      [findSuggesting, []],
      [findSearches, []],
      [findFilters, []],
      [findLookUps, [{ field: 3, text: 'AB1 2CD' }]],
    ]),
  );
  await chooseAll(desk);
  expect(used).toEqual(['1', '1']);
});

it('no suggestion is chosen', async () => {
  const answers = new Map<unknown, unknown>([
    [findSuggesting, [1]],
    [holdField, '111'],
    [readSuggested, { list: 2, entry: 3, inForm: true }],
    [readFilled, 'none'],
    [readEntries, 'nothing'],
    [aim, { point: { x: 1, y: 1 } }],
  ]);
  const open = deskUntil(Number.POSITIVE_INFINITY, answers);
  await trySuggestions(open.desk);
  expect(open.used).toEqual(['a', 'ArrowDown', 'ArrowUp', 'click']);
  for (const most of [1, 2, 3]) {
    const { desk, used } = deskUntil(most, answers);
    await trySuggestions(desk);
    expect(used).toHaveLength(most);
  }
});

it('no day is chosen', async () => {
  const answers = new Map<unknown, unknown>([
    [readEntries, 'nothing'],
    [findDay, { id: 5, day: 30, days: ['#d30'] }],
    [aim, { point: { x: 1, y: 1 } }],
    [outcome, {}],
  ]);
  const calendar = {
    ...{ control: 1, layer: 2, focusables: 0, unreachable: [], mayClick: true },
    ...{ isOpen: async () => true, again: async () => undefined },
  };
  const open = deskUntil(Number.POSITIVE_INFINITY, answers);
  await tryDay(open.desk, calendar);
  expect(open.used).toContain('click');
  const { desk, used } = deskUntil(2, answers);
  await tryDay(desk, calendar);
  expect(used).not.toContain('click');
});
