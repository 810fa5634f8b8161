import { systemClock } from '../../compose.ts';
import type { Day } from '../../model/review.ts';
import type { Io } from '../io.ts';

export function today({ clock = systemClock }: Io): Day {
  return clock.now().slice(0, 10);
}
