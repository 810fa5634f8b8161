import { axeFormLabels } from '../../../checks/accessibility/axe-form-labels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeFormLabels, familyCases('formLabels'));
