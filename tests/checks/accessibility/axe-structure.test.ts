import { axeStructure } from '../../../checks/accessibility/axe-structure.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeStructure, familyCases('structure'));
