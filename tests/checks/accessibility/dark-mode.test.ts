import { darkMode } from '../../../checks/accessibility/dark-mode.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { faintThing, layoutsCutShort, layoutsSeen } from '../../helpers/layouts.ts';

checkCases(darkMode, {
  passed: [{ name: 'dark colours that stand out', seen: layoutsSeen({ dark: { offered: true, faint: [] } }) }],
  cantTell: [
    {
      name: 'faint text',
      seen: layoutsSeen({ dark: { offered: true, faint: [faintThing()] } }),
      messages: ['faint'],
      data: [{ words: 'Call us', contrast: '2.8', usual: '7.1' }],
    },
    { name: 'cut short', seen: layoutsCutShort(), messages: ['cutShort'] },
  ],
  inapplicable: [
    { name: 'no dark colours', seen: layoutsSeen() },
    {
      name: 'nothing changes, whatever was measured',
      seen: layoutsSeen({ dark: { offered: false, faint: [faintThing()] } }),
    },
  ],
});
