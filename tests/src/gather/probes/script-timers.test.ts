import { expect, it } from 'vitest';
import { mayEndForms, timersIn } from '../../../../src/gather/in-page/script-timers.ts';

const plain = { repeats: false, ms: null, leaves: false, waits: false, counts: false };
const cases: readonly (readonly [string, string, boolean, readonly object[]])[] = [
  ['none', 'const setTimeoutOf = 3;', true, []],
  ['a time written out', 'setTimeout(() => hide(box), 4_000)', true, [{ ...plain, ms: 4000 }]],
  ['a time to be multiplied', 'setTimeout(hide, 60 * 1000)', true, [{ ...plain, ms: 60_000 }]],
  ['a packed time', 'setInterval(function(){a()},3e3)', true, [{ ...plain, repeats: true, ms: 3000 }]],
  ['a time in a name', 'setInterval(next, speed)', true, [{ ...plain, repeats: true }]],
  ['a reload', 'setTimeout(function(){location.reload()},3e4)', true, [{ ...plain, ms: 30_000, leaves: true }]],
  [
    'a clock of its own',
    'setInterval(() => { left--; if (left < 1) location.href = "/out" }, 1000)',
    true,
    [{ repeats: true, ms: 1000, leaves: true, waits: true, counts: true }],
  ],
  [
    'a function that leaves',
    'function goAway() { location = "/out" } setTimeout(goAway, 9000)',
    true,
    [{ ...plain, ms: 9000, leaves: true }],
  ],
  ['a packed name', 'function e(){location="/out"}setTimeout(e,9e3)', true, [{ ...plain, ms: 9000 }]],
  [
    'a short name in a script that is not packed',
    'function e() { location = "/out" } setTimeout(e, 9000)',
    false,
    [{ ...plain, ms: 9000, leaves: true }],
  ],
];

it.each(cases)('%s', (_, text, packed, expected) => {
  expect(timersIn(text, { packed })).toEqual(expected);
});

it('reads a long row of spaces within a moment', () => {
  expect(timersIn(`setTimeout(next,${' '.repeat(2900)}x)`, { packed: true })).toEqual([plain]);
}, 10_000);

it.each([
  ['a minute written out', 'setTimeout(close, 60000)', true],
  ['a time in a name, with minutes in the text', 'var LIMIT = 4 * 60 * 1000; setTimeout(close, LIMIT)', true],
  ['a time in a name, and a session in the text', 'setTimeout(end, sessionTimeout)', true],
  ['a number that goes down each second', 'setInterval(() => { left -= 1 }, 1000)', true],
  ['a moment', 'setTimeout(hide, 4000)', false],
  ['a day', 'setTimeout(close, 86400000)', false],
  ['a time in a name, and no time in the text', 'setTimeout(later, wait)', false],
  ['what moves all the time', 'setInterval(() => { x += 1 }, 40)', false],
  ['a session without a timer', 'signIn(sessionName)', false],
  ['a store of the browser', 'sessionStorage.open = 1; setTimeout(later, wait)', false],
  ['a cookie', 'document.cookie = "seen=1; expires=" + day; setTimeout(later, wait)', false],
])('what may end a form: %s', (_, text, ends) => {
  expect(mayEndForms(text, timersIn(text, { packed: false }), false)).toBe(ends);
});

it.each([
  [
    'a library that looks each second whether something has changed',
    'e.setInterval(()=>{Date.now()-n>500&&t()},1e3)',
    false,
  ],
  ['a time in a name', 'o=6e4*n;setTimeout(t,o)', false],
  ['a session', 'setTimeout(t.go,t.sessionTimeout)', true],
])('what may end a form, in a packed file: %s', (_, text, ends) => {
  expect(mayEndForms(text, timersIn(text, { packed: true }), true)).toBe(ends);
});
