import { controlsWorkByKeyboard } from '../../../checks/accessibility/controls-work-by-keyboard.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { control, controls, dialog, layer, leftAlone, operated, spot, stuck, tried } from '../../helpers/operated.ts';

const box = { kind: 'custom', role: '', reach: 'none', works: tried({ click: true }), clickCounts: true } as const;
const deaf = { works: tried({ enter: false, space: false, click: true }), clickCounts: true } as const;
/** A field that nobody can type into. */
const locked = {
  kind: 'custom',
  role: 'textbox',
  clickCounts: true,
  works: tried({ enter: false, space: false, arrow: false, click: true }),
} as const;
const cross = { ...spot('#shut'), reach: 'none' } as const;

checkCases(controlsWorkByKeyboard, {
  passed: [
    { name: 'Enter opens it', seen: controls(control()) },
    {
      name: 'arrow keys alone open it, as a list does',
      seen: controls(control({ works: tried({ enter: false, arrow: true }) })),
    },
    {
      name: 'a switch that takes Space alone',
      seen: controls(control({ kind: 'toggle', role: 'switch', works: tried({ space: true, enter: false }) })),
    },
    {
      name: 'a link as a button that takes Space',
      seen: controls(control({ kind: 'link-button', works: tried({ space: true }), layer: null })),
    },
    {
      name: 'a picture that opens what a button beside it opens',
      seen: controls(control(), control({ ...box, ...spot('img') })),
    },
    {
      name: 'a click that did nothing to be seen',
      seen: controls(control({ ...deaf, clickCounts: false, layer: null })),
    },
    { name: 'a field copies what it holds', seen: controls(control({ ...locked, layer: layer({ focusables: 0 }) })) },
    {
      name: 'a field says that it was copied, with a button that closes the message',
      seen: controls(control({ ...locked, layer: layer({ role: 'status', focusables: 1 }) })),
    },
    {
      name: 'a field whose calendar arrow keys open',
      seen: controls(control({ ...locked, works: tried({ enter: false, space: false, arrow: true }) })),
    },
  ],
  failed: [
    {
      name: 'a field whose calendar a click alone opens',
      seen: controls(control({ ...locked, layer: layer({ focusables: 3 }) })),
      messages: ['deaf'],
    },
    { name: 'a box that opens by click', seen: controls(control(box)), messages: ['unreachable'] },
    {
      name: 'a box that opens a window',
      seen: controls(control({ ...box, layer: null, asked: 'popup' })),
      messages: ['unreachable'],
    },
    { name: 'Enter and Space do nothing', seen: controls(control(deaf)), messages: ['deaf'] },
    {
      name: 'a closing cross that takes clicks, and nothing else closes it',
      seen: controls(
        control({
          layer: dialog({ closer: cross, closedBy: 'closer-click', unreachable: [{ ...spot('#shut'), sure: true }] }),
        }),
      ),
      messages: ['partUnreachable'],
    },
    {
      name: 'a part that listens for clicks',
      seen: controls(control({ layer: layer({ unreachable: [{ ...spot('#day'), sure: true }] }) })),
      messages: ['partUnreachable'],
    },
    {
      name: 'a calendar of which a click chooses a day, and no key does',
      seen: controls(control({ layer: layer({ days: { day: 28, sure: true } }) })),
      messages: ['daysUnreachable'],
      data: [{ day: 28 }],
    },
    {
      name: 'what opens is gone once a key leaves its button',
      seen: controls(control({ layer: layer({ shuts: 'sure' }) })),
      messages: ['shuts'],
    },
    {
      name: 'a tab that only a click gets to',
      seen: operated({ groups: [stuck()] }),
      messages: ['memberUnreachable'],
      data: [{ others: 1 }],
    },
    {
      name: 'a tab that Enter would work, if anybody could get there',
      seen: operated({
        controls: [control({ ...spot('#t2'), kind: 'tab', role: 'tab', reach: 'script', layer: layer(spot('#p2')) })],
        groups: [stuck()],
      }),
      messages: ['memberUnreachable'],
    },
    {
      name: 'certain and doubtful: what is certain is told',
      seen: controls(
        control(box),
        control({ ...spot('#half'), works: tried({ enter: true, space: false }), layer: null }),
      ),
      messages: ['unreachable'],
    },
  ],
  cantTell: [
    {
      name: 'a choice about cookies that takes clicks alone',
      seen: controls(control({ ...deaf, consent: true })),
      messages: ['maybeDeaf'],
    },
    {
      name: 'what came up in a dialog, and Tab goes round without it',
      seen: controls(control({ layer: layer({ passedBy: [spot('#stats'), spot('#save')] }) })),
      messages: ['passedBy', 'passedBy'],
    },
    ...['checkbox', 'switch'].map((role) => ({
      name: `a ${role} that takes Enter alone`,
      seen: controls(control({ kind: 'toggle', role, works: tried({ space: false, enter: true }), layer: null })),
      messages: ['boxIgnoresSpace'] as const,
      data: [{ role: role === 'checkbox' ? 'tick box' : 'switch' }],
    })),
    {
      name: 'another field beside one that takes clicks may set the same',
      seen: controls(control({ ...locked, besideField: true })),
      messages: ['maybeDeaf'],
    },
    {
      name: 'a field whose click brings up no more than one thing to press',
      seen: controls(control({ ...locked, layer: layer({ focusables: 1 }) })),
      messages: ['maybeDeaf'],
    },
    {
      name: 'a field with an ear for keys that were not tried',
      seen: controls(control({ ...locked, keyed: true })),
      messages: ['maybeDeaf'],
    },
    {
      name: 'a calendar that takes clicks alone, beside a field for the date',
      seen: controls(
        control({ ...box, besideField: true, layer: layer({ unreachable: [{ ...spot('#day'), sure: true }] }) }),
      ),
      messages: ['maybeUnreachable', 'maybePart'],
    },
    {
      name: 'a calendar that comes up with the focus',
      seen: operated({ withFocus: [{ ...spot('#first'), sure: true }] }),
      messages: ['maybePart'],
    },
    {
      name: 'a click that changes the look of a box',
      seen: controls(control({ ...box, foundBy: 'listener', clickCounts: false, layer: null })),
      messages: ['maybeUnreachable'],
    },
    {
      name: 'a box with a stop, whose look only a click changes',
      seen: controls(
        control({ ...deaf, kind: 'custom', role: '', foundBy: 'listener', clickCounts: false, layer: null }),
      ),
      messages: ['maybeDeaf'],
    },
    {
      name: 'a heading with a stop, of which a click is heard further up and sorts a table',
      seen: controls(control({ ...deaf, kind: 'custom', role: '', foundBy: 'guess', clickCounts: false, layer: null })),
      messages: ['maybeDeaf'],
    },
    {
      name: 'a calendar of which a click does something with a day',
      seen: controls(control({ layer: layer({ days: { day: 28, sure: false } }) })),
      messages: ['maybeDays'],
      data: [{ day: 28 }],
    },
    {
      name: 'a calendar of which a click chooses a day, beside a field for the date',
      seen: controls(control({ besideField: true, layer: layer({ days: { day: 28, sure: true } }) })),
      messages: ['maybeDays'],
    },
    {
      name: 'a menu, or links that are elsewhere too, gone once a key leaves its button',
      seen: controls(control({ layer: layer({ shuts: 'perhaps' }) })),
      messages: ['maybeShuts'],
    },
    {
      name: 'tabs where the keys move something that leads to none of them',
      seen: operated({ groups: [stuck({ still: false })] }),
      messages: ['maybeMember'],
      data: [{ role: 'tab', others: 1 }],
    },
    {
      name: 'tabs out of reach that were not clicked, or do nothing',
      seen: operated({ groups: [stuck({ shows: null })] }),
      messages: ['maybeMember'],
    },
    {
      name: 'tabs out of reach, and a button that shows their parts as well',
      seen: operated({ controls: [control({ layer: layer(spot('#p1')) })], groups: [stuck()] }),
      messages: ['maybeMember'],
    },
    {
      name: 'a hand-made choice, part of which no key leads to',
      seen: operated({ groups: [stuck({ role: 'radiogroup', shows: null })] }),
      messages: ['maybeMember'],
      data: [{ role: 'radio button', others: 1 }],
    },
    {
      name: 'a menu whose entries no key leads to',
      seen: operated({ groups: [stuck({ role: 'menubar' })] }),
      messages: ['maybeMember'],
      data: [{ role: 'entry', others: 1 }],
    },
    {
      name: 'some were left alone',
      seen: operated({ controls: [control()], leftOut: leftAlone(4, 1) }),
      messages: ['leftOut'],
      data: [{ count: 5, names: '“Delete”, #more', alike: 4, unsafe: 1, gone: 0 }],
    },
    {
      name: 'all were left alone',
      seen: operated({ leftOut: { alike: 0, unsafe: 1, gone: 0 } }),
      messages: ['leftOut'],
      data: [{ count: 1, names: 'names were not kept', alike: 0, unsafe: 1, gone: 0 }],
    },
    {
      name: 'a box that leads to another page',
      seen: controls(control({ ...box, layer: null, asked: 'navigation' })),
      messages: ['maybeUnreachable'],
    },
    {
      name: 'only scripts focus it, and it ignores keys',
      seen: controls(control({ ...deaf, reach: 'script' })),
      messages: ['maybeUnreachable'],
    },
    {
      name: 'Space is ignored',
      seen: controls(control({ works: tried({ enter: true, space: false }) })),
      messages: ['spaceIgnored'],
    },
    {
      name: 'Enter is ignored',
      seen: controls(control({ works: tried({ enter: false, space: true }) })),
      messages: ['enterIgnored'],
    },
    {
      name: 'a link as a button that ignores Space',
      seen: controls(control({ kind: 'link-button', works: tried({ space: false }), layer: null })),
      messages: ['spaceIgnored'],
    },
    {
      name: 'a closing cross that takes clicks, where Escape closes',
      seen: controls(control({ layer: dialog({ closer: cross, unreachable: [{ ...spot('#shut'), sure: true }] }) })),
      messages: ['maybePart'],
    },
    {
      name: 'not everything was tried',
      seen: operated({ controls: [control()], untried: 3 }),
      messages: ['cutShort'],
      data: [{ untried: 3 }],
    },
    { name: 'the page left', seen: operated({ cutShort: true }), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'nothing to operate', seen: operated() }],
});
