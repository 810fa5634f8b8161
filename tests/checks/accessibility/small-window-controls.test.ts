import { smallWindowControls } from '../../../checks/accessibility/small-window-controls.ts';
import type { Operated, OperatedControl } from '../../../src/model/seen/operated.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { control, controls, layer, operated, spot, tried } from '../../helpers/operated.ts';

/** What is used in a narrow window, beside what is used in a wide one. */
const narrow = (...all: readonly OperatedControl[]) => {
  const wide = controls(control()) as { readonly operated: Operated };
  return { operated: { ...wide.operated, narrow: all } };
};
const deaf = { works: tried({ enter: false, space: false, click: true }), clickCounts: true } as const;
const box = { kind: 'custom', role: '', reach: 'none', works: tried({ click: true }), clickCounts: true } as const;
const told = (expanded: string | null, name = 'Menu') => ({
  ...{ name, expanded, selected: null, checked: null, pressed: null },
});

checkCases(smallWindowControls, {
  passed: [
    { name: 'Enter opens the menu, and it says so', seen: narrow(control()) },
    {
      name: 'a box for the pointer that opens what a button beside it opens',
      seen: narrow(control(), control({ ...box, ...spot('#handle') })),
    },
    {
      name: 'a button with other words while its part is open',
      seen: narrow(control({ before: told(null), after: told(null, 'Close the menu'), toggles: true })),
    },
    {
      name: 'a button of a form, which has its words as a value',
      seen: narrow(
        control({ html: '<input type="button" value="Menu">', before: told('false', ''), after: told('true', '') }),
      ),
    },
  ],
  failed: [
    { name: 'Enter and Space do nothing', seen: narrow(control(deaf)), messages: ['deaf'] },
    {
      name: 'software is told that it is closed',
      seen: narrow(control({ before: told('false'), after: told('false'), toggles: true })),
      messages: ['wrongExpanded'],
    },
  ],
  cantTell: [
    {
      name: 'a label, which may be the face of a box to tick',
      seen: narrow(control({ ...deaf, html: '<label role="button" tabindex="0" for="box">' })),
      messages: ['maybeDeaf'],
    },
    {
      name: 'no button by its words for software',
      seen: narrow(control({ ...deaf, role: '' })),
      messages: ['maybeDeaf'],
    },
    {
      name: 'there was no time for it',
      seen: operated({ narrow: null }),
      messages: ['cutShort'],
      data: [{ untried: 1 }],
    },
    {
      name: 'a click shows something with nothing to be pressed in it',
      seen: narrow(control({ ...deaf, layer: layer({ focusables: 0 }) })),
      messages: ['maybeDeaf'],
    },
    { name: 'a box that only takes clicks', seen: narrow(control(box)), messages: ['unreachable'] },
    {
      name: 'a button without words',
      seen: narrow(control({ before: told('false', ''), after: told('true', '') })),
      messages: ['nameless'],
    },
    {
      name: 'a button that says nothing of what it opens',
      seen: narrow(control({ before: told(null), after: told(null), toggles: true })),
      messages: ['noState'],
    },
    {
      name: 'more than were tried',
      seen: { operated: { ...narrow(control()).operated, untriedNarrow: 3 } },
      messages: ['notReached'],
      data: [{ untried: 3 }],
    },
  ],
  inapplicable: [
    { name: 'nothing that is only there in a narrow window', seen: narrow() },
    {
      name: 'what is amiss in a wide window is told elsewhere',
      seen: operated({ controls: [control(deaf)], narrow: [] }),
    },
  ],
});
