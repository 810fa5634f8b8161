import { describe, expect, it } from 'vitest';
import { timeIn } from '../../../../src/gather/probes/motion/script-files.ts';

/** What goes before it makes the file a packed one. */
const PACKED = `var a=${'[0,1,2,3],'.repeat(60)}0;`;
const RELOADS = 'setTimeout(function(){location.reload()},3e4)';
const COUNTS = 'setInterval(() => { left -= 1; if (left < 1) location.href = "/out"; }, 1000);';
const WAITS = 'setInterval(() => { if (done) location.href = "/next"; }, 1000);';

describe('whether the page may change within the watch', () => {
  it.each([
    ['a change every three seconds', 'setInterval(next, 3000);', true, true],
    ['the same in a file of another site', 'setInterval(next, 3000);', false, true],
    ['once, after four seconds', 'setTimeout(hide, 4000);', true, true],
    ['the same in a file of another site', 'setTimeout(hide, 4000);', false, false],
    ['at a speed that is set elsewhere', 'setInterval(next, speed);', true, true],
    ['the same in a library', `${PACKED}setInterval(next,speed)`, true, false],
    ['a written time in a library', `${PACKED}setInterval(next,3e3)`, true, true],
    ['too often to be a step of its own', 'setInterval(look, 100);', true, false],
    ['too late for the watch', 'setTimeout(hide, 20000);', true, false],
    ['no timer', 'const a = 3000;', true, false],
  ])('%s', (_, text, own, expected) => {
    expect(timeIn(text, own).mayChange).toBe(expected);
  });
});

describe('after how many seconds it leaves', () => {
  it.each([
    ['a reload', RELOADS, true, [30]],
    ['a reload by another site', RELOADS, false, []],
    ['a clock of its own', COUNTS, true, [null]],
    ['waiting for something else', WAITS, true, []],
    ['so soon that it is seen to leave, or waits for a click', RELOADS.replace('3e4', '1500'), true, []],
  ])('%s', (_, text, own, expected) => {
    expect(timeIn(text, own).leaving).toEqual(expected);
  });
});
