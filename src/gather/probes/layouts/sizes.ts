import type { LayoutName } from '../../../model/seen/layouts.ts';
import { VIEWPORT } from '../../tabs.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const NORMAL: Size = VIEWPORT;

/** A zoom makes the window smaller in CSS pixels. 256 is what WCAG says of the height at 400%. */
export const SIZES: Readonly<Record<LayoutName, Size>> = {
  normal: NORMAL,
  spacing: NORMAL,
  text200: NORMAL,
  dark: NORMAL,
  forced: NORMAL,
  zoom200: { width: 640, height: 360 },
  zoom400: { width: 320, height: 256 },
  portrait: { width: 390, height: 844 },
  landscape: { width: 844, height: 390 },
};
