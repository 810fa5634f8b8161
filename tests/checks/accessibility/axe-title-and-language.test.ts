import { axeTitleAndLanguage } from '../../../checks/accessibility/axe-title-and-language.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(axeTitleAndLanguage, familyCases('titleAndLanguage'));
