import { focusMarkArea } from '../../../checks/accessibility/focus-mark-area.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyStop, keyUnseen } from '../../helpers/keyboard-evidence.ts';

type Rest = Parameters<typeof keyStop>[1];
const stops = (...each: readonly Rest[]) => ({
  keyboard: keyboardWalk({ stops: each.map((rest, index) => keyStop(`s${index}`, rest)) }),
});
const area = (changed: number, strong = changed) => ({ area: { changed, strong, needed: 400 } });

checkCases(focusMarkArea, {
  passed: [
    { name: 'as large as the line', seen: stops(area(400)) },
    { name: 'an edge between two pixels', seen: stops(area(360)) },
    { name: 'large, and only part of it strong', seen: stops(area(900, 100)) },
    {
      name: 'measured on another like it',
      seen: stops({ area: { changed: 500, strong: 0, needed: 400, alike: true } }),
    },
    {
      name: 'too pale is for another check',
      seen: stops({ ...area(0), changes: [{ what: 'outline', where: 'self', contrast: 1.2 }] }),
    },
    {
      name: 'small, and too faint, as far as pixels tell, is for another check',
      seen: stops({ ...area(90, 0), changes: [{ what: 'shadow', where: 'self', contrast: null }] }),
    },
    { name: 'nothing at all is for another check', seen: stops({ ...area(0), changes: [], pixels: 'same' }) },
    { name: 'something elsewhere too', seen: stops({ ...area(0), changes: [], pixels: 'elsewhere' }) },
  ],
  cantTell: [
    {
      name: 'a thin line below it',
      seen: stops(area(359, 100)),
      messages: ['small'],
      data: [{ name: 's0', changed: 359, strong: 100, needed: 400, count: 1 }],
    },
    {
      name: 'the smallest of several, once for the page',
      seen: stops(area(300), area(90), area(90), area(500)),
      messages: ['small'],
      data: [{ name: 's1', changed: 90, strong: 90, needed: 400, count: 3 }],
    },
    { name: 'one was not measured', seen: stops(area(400), {}), messages: [] },
    {
      name: 'the walk was cut short',
      seen: { keyboard: keyboardWalk({ stops: [keyStop('a', area(400))], ended: 'cut' }) },
      messages: [],
    },
    {
      name: 'the walk was cut short before the first stop',
      seen: { keyboard: keyboardWalk({ stops: [], ended: 'cut' }) },
      messages: [],
    },
    {
      name: 'a frame of another site was not looked into',
      seen: { keyboard: keyboardWalk({ stops: [keyStop('a', area(400))], unseen: [keyUnseen('pay')] }) },
      messages: [],
    },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: stops() }],
});
