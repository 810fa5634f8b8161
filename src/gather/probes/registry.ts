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
 * In the order they run. Each loading costs as much as a probe, so what changes a page for good comes last: empty forms have
 * their errors then. What moves by itself is watched first, on a page that nobody has touched.
 */
export const probes: readonly Probe[] = [
  motion,
  secondEngine,
  layouts,
  pixels,
  hovered,
  operated,
  keyboard,
  fieldErrors,
];
