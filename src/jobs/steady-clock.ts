import { type Clock, systemClock } from 'pg-boss';

/**
 * For the queue, which measures by the clock how long things take: set back, a slot would take its next job only once that time has
 * come again.
 */
export const steadyClock: Clock = {
  ...systemClock,
  now: () => Math.floor(performance.timeOrigin + performance.now()),
};
