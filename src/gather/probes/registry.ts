import { fieldErrors } from './field-errors.ts';
import { hovered } from './hovered.ts';
import { keyboard } from './keyboard.ts';
import { layouts } from './layouts.ts';
import { motion } from './motion.ts';
import { operated } from './operated.ts';
import { pixels } from './pixels.ts';
import type { Probe } from './probe.ts';
import { secondEngine } from './second-engine.ts';

/**
 * In the order they run. Those that leave the page as they found it come before the one that does not, which costs a
 * loading; what moves by itself is watched first, on a page that nobody has touched.
 */
export const probes: readonly Probe[] = [
  motion,
  secondEngine,
  layouts,
  pixels,
  hovered,
  fieldErrors,
  operated,
  keyboard,
];
