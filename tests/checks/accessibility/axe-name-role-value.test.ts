import { axeNameRoleValue } from '../../../checks/accessibility/axe-name-role-value.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeNameRoleValue, familyCases('nameRoleValue'));
