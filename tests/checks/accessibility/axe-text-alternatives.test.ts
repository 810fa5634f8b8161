import { axeTextAlternatives } from '../../../checks/accessibility/axe-text-alternatives.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeTextAlternatives, familyCases('textAlternatives'));
