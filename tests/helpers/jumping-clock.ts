/**
 * For `node --import`: the clock of a process, and of those it starts, jumps by so many milliseconds as stand in the file that
 * LGDSS_TEST_CLOCK names, from the moment it appears until it goes. How long things take, and the clocks of others, stay.
 */
import { readFileSync } from 'node:fs';

const LOOK_MS = 20;
const file = process.env.LGDSS_TEST_CLOCK ?? '';
const Real = Date;
let lookedAt = Number.NEGATIVE_INFINITY;
let offset = 0;

function now(): number {
  if (performance.now() - lookedAt >= LOOK_MS) {
    lookedAt = performance.now();
    try {
      offset = Number(readFileSync(file, 'utf8'));
    } catch {
      offset = 0;
    }
  }
  return Real.now() + offset;
}

globalThis.Date = new Proxy(Real, {
  construct: (_, args, target) => Reflect.construct(Real, args.length === 0 ? [now()] : args, target),
  apply: () => new Real(now()).toString(),
  get: (_, name) => (name === 'now' ? now : Reflect.get(Real, name)),
});
