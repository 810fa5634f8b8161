import { axeTargetSize } from '../../../checks/accessibility/axe-target-size.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeTargetSize, familyCases('targetSize'));
