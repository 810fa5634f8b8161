import { keyboard } from './keyboard.ts';
import { layouts } from './layouts.ts';
import type { Probe } from './probe.ts';

/** In the order they run. Those that leave the page as they found it come first, as each of the others costs a loading. */
export const probes: readonly Probe[] = [layouts, keyboard];
