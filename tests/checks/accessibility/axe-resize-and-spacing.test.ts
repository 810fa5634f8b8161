import { axeResizeAndSpacing } from '../../../checks/accessibility/axe-resize-and-spacing.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeResizeAndSpacing, familyCases('resizeAndSpacing'));
