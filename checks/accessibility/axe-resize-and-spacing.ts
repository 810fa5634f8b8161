import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeResizeAndSpacing = axeFamilyCheck(axeFamilies.resizeAndSpacing, {
  id: 'accessibility/axe-resize-and-spacing',
  title: 'People can zoom in and change text spacing',
  why: 'Many people enlarge a page or widen its text to be able to read it. A page can switch that off, mostly by accident.',
  affects: 'People with low vision, dyslexia or tired eyes.',
  fix: 'Remove user-scalable=no and maximum-scale from the viewport meta element. Set spacing in a style sheet, without !important in style attributes.',
  severity: 'serious',
});
