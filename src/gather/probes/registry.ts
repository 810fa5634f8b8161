import { fieldErrors } from './field-errors.ts';
import { hovered } from './hovered.ts';
import { keyboard } from './keyboard.ts';
import { layouts } from './layouts.ts';
import { motion } from './motion.ts';
import { operated } from './operated.ts';
import { pixels } from './pixels.ts';
import type { Probe } from './probe.ts';
import { secondEngine } from './second-engine.ts';

/** In the order they run. Those that leave the page as they found it come first, as each of the others costs a loading. */
export const probes: readonly Probe[] = [
  secondEngine,
  layouts,
  pixels,
  motion,
  hovered,
  fieldErrors,
  operated,
  keyboard,
];
