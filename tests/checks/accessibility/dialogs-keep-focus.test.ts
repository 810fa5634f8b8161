import { dialogsKeepFocus } from '../../../checks/accessibility/dialogs-keep-focus.ts';
import type { LatePart, Layer } from '../../../src/model/seen/operated.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { control, controls, dialog, layer, leftAlone, operated, spot, tried } from '../../helpers/operated.ts';

const opened = (rest: Partial<Layer>) => controls(control({ layer: dialog(rest) }));
const loose = { modal: false, role: '' } as const;
const below = spot('#behind');
const came = (focus?: LatePart['focus']): LatePart => ({
  ...spot('#offer'),
  axe: [],
  picture: null,
  ...(focus && { focus }),
});

checkCases(dialogsKeepFocus, {
  passed: [
    { name: 'a dialog that rightly keeps the focus', seen: opened({}) },
    { name: 'one that came by itself and took the focus', seen: operated({ late: [came('in')] }) },
    { name: 'one that came by itself, to which Tab leads', seen: operated({ late: [came('next')] }) },
    { name: 'what unfolds keeps nobody', seen: controls(control()) },
    { name: 'a menu that Tab leaves', seen: controls(control({ layer: layer({ role: 'menu', escapedTo: below }) })) },
    { name: 'a dialog beside the page that Tab leaves', seen: opened({ ...loose, covers: false, escapedTo: below }) },
    {
      name: 'it closes with its own button, and Escape too',
      seen: opened({ closer: { ...spot('#shut'), reach: 'tab' } }),
    },
    {
      name: 'a pop-up that hands the focus on to a field',
      seen: controls(
        control({ layer: layer({ focusAfterOpening: 'layer', closedBy: 'escape', focusAfterClosing: 'page' }) }),
      ),
    },
    {
      name: 'a pop-up that the mouse alone opens',
      seen: controls(
        control({
          ...{ reach: 'none', works: tried({ enter: null, click: true }) },
          layer: layer({ focusAfterOpening: 'layer', closedBy: 'escape', focusAfterClosing: 'nowhere' }),
        }),
      ),
    },
    {
      name: 'a link to a place on the page, from which the browser goes on',
      seen: controls(
        control({
          html: '<a id="more" href="#panel">',
          layer: layer({ focusAfterOpening: 'nowhere', closedBy: null }),
        }),
      ),
    },
    {
      name: 'what the mouse alone opens leaves the focus where it is',
      seen: controls(
        control({ works: tried({ enter: false, click: true }), layer: layer({ focusAfterOpening: 'nowhere' }) }),
      ),
    },
    {
      name: 'a pop-up that leaves the focus alone',
      seen: controls(control({ layer: layer({ closedBy: 'escape', focusAfterClosing: 'nowhere' }) })),
    },
    {
      name: 'a text over the page without anything to focus',
      seen: opened({ focusables: 0, focusAfterOpening: 'control', firstTab: 'page', closedBy: 'escape' }),
    },
  ],
  failed: [
    {
      name: 'the focus stays below',
      seen: opened({ ...loose, focusAfterOpening: 'control', firstTab: 'page', escapedTo: below }),
      messages: ['outside'],
    },
    {
      name: 'it closes, and the focus is lost',
      seen: opened({ focusAfterClosing: 'nowhere', strayed: 4 }),
      messages: ['strays'],
      data: [{ stops: 4 }],
    },
    {
      name: 'the same with a button of its own, in a dialog that Tab leaves',
      seen: opened({ closedBy: 'closer', focusAfterClosing: 'nowhere', strayed: 12, escapedTo: below }),
      messages: ['leaves', 'strays'],
    },
    {
      name: 'the same without the name of a dialog',
      seen: opened({ ...loose, closedBy: 'closer', focusAfterClosing: 'nowhere', strayed: 9 }),
      messages: ['strays'],
    },
    { name: 'modal, and Tab leaves', seen: opened({ escapedTo: below }), messages: ['leaves'] },
  ],
  cantTell: [
    {
      name: 'the focus is lost, and the next press of Tab leads near to where it was',
      seen: opened({ focusAfterClosing: 'nowhere', strayed: 3 }),
      messages: ['notReturned'],
    },
    {
      name: 'a script has put the focus somewhere else',
      seen: opened({ focusAfterClosing: 'page', strayed: 9 }),
      messages: ['notReturned'],
    },
    {
      name: 'a button that goes away when it is pressed',
      seen: controls(control({ layer: layer({ focusAfterOpening: 'nowhere', closedBy: null }) })),
      messages: ['dropped'],
    },
    {
      name: 'a box in a corner that Tab does not lead to',
      seen: controls(control({ layer: layer({ firstTab: 'page' }) })),
      messages: ['apart'],
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
    { name: 'the focus is one Tab away', seen: opened({ focusAfterOpening: 'control' }), messages: ['notMoved'] },
    {
      name: 'over the page but not modal, and Tab leaves',
      seen: opened({ ...loose, escapedTo: below }),
      messages: ['mayLeave'],
    },
    { name: 'Escape does not close it', seen: opened({ closedBy: 'closer' }), messages: ['noEscape'] },
    { name: 'nothing closes it', seen: opened({ closedBy: null, focusAfterClosing: null }), messages: ['noWayFound'] },
    {
      name: 'what lies over a part of the page keeps the focus',
      seen: opened({ modal: false, covers: false, closedBy: null, focusAfterClosing: null, holds: true }),
      messages: ['holds'],
    },
    { name: 'the focus is lost', seen: opened({ focusAfterClosing: 'nowhere' }), messages: ['notReturned'] },
    {
      name: 'the focus is lost with a menu',
      seen: controls(
        control({ layer: layer({ focusAfterOpening: 'layer', closedBy: 'escape', focusAfterClosing: 'nowhere' }) }),
      ),
      messages: ['notReturned'],
    },
    {
      name: 'Tab enters what is closed',
      seen: controls(control({ layer: layer({ leftBehind: spot('#ghost') }) })),
      messages: ['leftBehind'],
    },
    {
      name: 'a dialog that came by itself, with the focus behind it',
      seen: operated({ late: [came('behind')] }),
      messages: ['cameOver'],
    },
    {
      name: 'a list of answers that keeps the focus',
      seen: operated({ held: [spot('#found')] }),
      messages: ['holds'],
    },
    { name: 'the page left', seen: operated({ controls: [control()], cutShort: true }), messages: ['cutShort'] },
  ],
  inapplicable: [
    { name: 'nothing opened', seen: controls(control({ layer: null })) },
    { name: 'a banner that came by itself and covers nothing', seen: operated({ late: [came()] }) },
  ],
});
