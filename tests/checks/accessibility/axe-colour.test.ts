import { axeColour } from '../../../checks/accessibility/axe-colour.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeColour, familyCases('colour'));
