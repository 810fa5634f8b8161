import { headingsAndLandmarks } from '../../../checks/accessibility/headings-and-landmarks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { familyCases } from './axe-evidence.ts';

checkCases(headingsAndLandmarks, familyCases('headings'));
