import { stateIsAnnounced } from '../../../checks/accessibility/state-is-announced.ts';
import type { SuggestedSeen } from '../../../src/model/seen/operated.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import {
  control,
  controls,
  dialog,
  layer,
  leftAlone,
  operated,
  silent,
  spot,
  state,
  tried,
} from '../../helpers/operated.ts';

/** A field whose list came up as something was typed. */
const suggested = (rest: Partial<SuggestedSeen>) =>
  operated({ suggested: [{ ...spot('#town'), saysClosed: false, announced: false, marked: false, ...rest }] });
const closed = state({ expanded: 'false' });
const tab = { kind: 'tab', role: 'tab', toggles: false, layer: layer({ closedBy: null }) } as const;
const box = { kind: 'custom', role: '', reach: 'none', works: tried({ click: true }), clickCounts: true } as const;
/** A button whose look goes to and fro, press by press. */
const turning = (html: string, rest: Parameters<typeof silent>[0] = {}) => {
  const news = state({ name: 'Weekly news' });
  return silent({ html, before: news, after: news, toggles: false, layer: null, turns: 'alone', ...rest });
};
const SWITCH = '<button type="button" class="switch on">';
const untold = (itself: boolean, rest: Parameters<typeof layer>[0] = {}) =>
  control({
    ...{ kind: 'button', before: state(), after: state(), toggles: false },
    layer: layer({
      ...{ dialogLike: true, covers: true, focusAfterOpening: 'layer', firstTab: 'layer', closedBy: 'escape' },
      ...{ untold: { ...spot('#sheet'), itself } },
      ...rest,
    }),
  });
/** An opener of which nothing that software reads changes. */
const unsaid = (rest: Parameters<typeof silent>[0] = {}) => silent({ untold: 'opens', ...rest });
/** A checkbox that is built by hand and always says that it is empty. */
const stuck = (rest: Parameters<typeof control>[0] = {}) =>
  control({
    ...{ kind: 'toggle', role: 'checkbox', html: '<span role="checkbox" aria-checked="false">', toggles: false },
    ...{ before: on('false'), after: on('false'), layer: null, turns: 'alone' },
    ...rest,
  });
const on = (checked: string) => state({ checked });

checkCases(stateIsAnnounced, {
  passed: [
    { name: 'aria-expanded follows', seen: controls(control()) },
    {
      name: 'a field that brings up a calendar',
      seen: controls(silent({ kind: 'custom', foundBy: 'listener', role: 'textbox' })),
    },
    { name: 'the browser’s own details', seen: controls(silent({ kind: 'details' })) },
    {
      name: 'a button that leads on through several pictures',
      seen: controls(
        ...[
          'Next',
          'Previous highlight',
          'Show the next news story',
          'Nesaf',
          'Earlier',
          'Later events',
          'Older',
          'Left',
        ].map((name) => silent({ before: state({ name }), after: state({ name }), untold: 'chooses', swaps: true })),
      ),
    },
    { name: 'the name tells the state', seen: controls(silent({ after: state({ name: 'Hide fees' }) })) },
    { name: 'a button that opens a dialog has no state', seen: controls(silent({ toggles: false, layer: dialog() })) },
    {
      name: 'a dialog’s button that says it is closed',
      seen: controls(control({ after: closed, toggles: false, layer: dialog() })),
    },
    {
      name: 'a tab that is chosen',
      seen: controls(control({ ...tab, before: state({ selected: 'false' }), after: state({ selected: 'true' }) })),
    },
    {
      name: 'a switch that is switched',
      seen: controls(control({ kind: 'toggle', before: on('false'), after: on('true'), layer: null })),
    },
    {
      name: 'a radio button that was chosen, and stays so',
      seen: controls(control({ kind: 'toggle', role: 'radio', before: on('true'), after: on('true'), layer: null })),
    },
    {
      name: 'a message came up, and stayed',
      seen: controls(control({ after: closed, toggles: false, layer: layer({ closedBy: null }) })),
    },
    {
      name: 'what closes one part, says so, and shows another in its place',
      seen: controls(control({ before: state({ expanded: 'true' }), after: closed })),
    },
    {
      name: 'the other way round of a dialog, which does not have to say whether it is open',
      seen: controls(
        control({ before: state({ expanded: 'true' }), after: closed, turnedRound: true, layer: dialog() }),
      ),
    },
    { name: 'a box that only answers once', seen: controls(silent({ ...box, toggles: false })) },
    { name: 'a picture that opens what a button beside it opens', seen: controls(control(), silent(box)) },
    { name: 'nothing came of it', seen: controls(silent({ after: null, toggles: false, layer: null })) },
  ],
  failed: [
    {
      name: 'a field that says it is closed while the list of what is typed is open',
      seen: suggested({ saysClosed: true }),
      messages: ['wrongExpanded'],
    },
    { name: 'an accordion that never says whether it is open', seen: controls(unsaid()), messages: ['neverSaysOpen'] },
    {
      name: 'the same with a part that has a name, by Space alone',
      seen: controls(unsaid({ works: tried({ space: true }), layer: layer({ role: 'region', name: 'Fees' }) })),
      messages: ['neverSaysOpen'],
    },
    {
      name: 'one of several that show their part, which only looks chosen',
      seen: controls(unsaid({ untold: 'chooses', toggles: false, swaps: true })),
      messages: ['neverSaysChosen'],
    },
    { name: 'a checkbox that always says that it is empty', seen: controls(stuck()), messages: ['neverTold'] },
    {
      name: 'a button that always says that it is pressed',
      seen: controls(stuck({ role: 'button', before: state({ pressed: 'true' }), after: state({ pressed: 'true' }) })),
      messages: ['neverTold'],
    },
    { name: 'aria-expanded stays false', seen: controls(control({ after: closed })), messages: ['wrongExpanded'] },
    {
      name: 'the same of a menu that Escape closes',
      seen: controls(control({ kind: 'menu', after: closed, toggles: false, layer: layer({ closedBy: 'escape' }) })),
      messages: ['wrongExpanded'],
    },
    {
      name: 'open is told as closed, and closed as open',
      seen: controls(control({ before: state({ expanded: 'true' }), after: closed, turnedRound: true })),
      messages: ['turnedRound'],
    },
    {
      name: 'a tab that stays unchosen',
      seen: controls(control({ ...tab, before: state({ selected: 'false' }), after: state({ selected: 'false' }) })),
      messages: ['wrongSelected'],
    },
    {
      name: 'a box without a role that keys work, whatever comes of it',
      seen: controls(
        silent({
          kind: 'custom',
          role: '',
          foundBy: 'listener',
          keyed: true,
          toggles: false,
          layer: null,
          works: tried({ space: true }),
        }),
      ),
      messages: ['noRole'],
    },
    { name: 'a box without a role', seen: controls(silent(box)), messages: ['noRole'] },
    { name: 'a switch that is on by its look alone', seen: controls(turning(SWITCH)), messages: ['noOnOff'] },
    {
      name: 'a box over the page that has the focus, without a role or a name',
      seen: controls(untold(true)),
      messages: ['noLayerRole'],
    },
    {
      name: 'the same, called so by its id',
      seen: controls(turning('<button type="button" id="news-toggle">')),
      messages: ['noOnOff'],
    },
  ],
  cantTell: [
    {
      name: 'a choice about cookies that always says that it is on',
      seen: controls(stuck({ consent: true })),
      messages: ['stuckState'],
    },
    {
      name: 'a choice about cookies that is on by its look alone',
      seen: controls({ ...turning(SWITCH), consent: true }),
      messages: ['maybeOnOff'],
    },
    {
      name: 'a field that says it is closed, where something is announced',
      seen: suggested({ saysClosed: true, announced: true }),
      messages: ['maybeClosed'],
    },
    {
      name: 'an entry marked by its look, where the list is said to be open',
      seen: suggested({ marked: true }),
      messages: ['markedByLook'],
    },
    {
      name: 'what opened is a message, or is opened with more each time, or asks a server',
      seen: controls(
        unsaid({ layer: layer({ role: 'status' }) }),
        unsaid({ ...spot('#more'), before: state({ name: 'Load more' }), after: state({ name: 'Load more' }) }),
        unsaid({ ...spot('#asks'), asked: 'request' }),
      ),
      messages: ['noState', 'noState', 'noState'],
    },
    { name: 'only a click opens it', seen: controls(unsaid({ works: tried({ click: true }) })), messages: ['noState'] },
    {
      name: 'a button that is named after the week it shows',
      seen: controls(silent({ before: state({ name: 'Next week' }), after: state({ name: 'Next week' }) })),
      messages: ['noState'],
    },
    {
      name: 'one of several whose name is a sign, which may step through them',
      seen: controls(unsaid({ untold: 'chooses', toggles: false, swaps: true, before: state({ name: '❯' }) })),
      messages: ['noChosen'],
    },
    ...[
      { name: 'a heart that fills up', seen: controls(turning('<button class="heart">')) },
      { name: 'a word in the text is no class', seen: controls(turning('<button>class="switch"</button>')) },
      { name: 'a switch that goes along with others', seen: controls(turning(SWITCH, { turns: 'with-others' })) },
      { name: 'a switch that asks a server', seen: controls(turning(SWITCH, { asked: 'request' })) },
      { name: 'a link that looks like a switch', seen: controls(turning(SWITCH, { kind: 'link', role: 'link' })) },
      { name: 'a component that looks like a switch', seen: controls(turning('<my-switch class="switch">')) },
      {
        name: 'a button whose name says what it does, elsewhere perhaps',
        seen: controls(turning(SWITCH, { before: state({ name: 'Open menu' }), after: state({ name: 'Open menu' }) })),
      },
      {
        name: 'a switch without a name, which is told as such',
        seen: controls(turning(SWITCH, { before: state({ name: '' }), after: state({ name: '' }) })),
      },
    ].map((one) => ({ ...one, messages: ['maybeOnOff'] as const })),
    {
      name: 'buttons that were not pressed often enough',
      seen: controls(turning(SWITCH, { turns: 'not-tried' }), turning(SWITCH, { turns: 'not-tried' })),
      messages: ['notReached'],
    },
    { name: 'a button in such a box has the focus', seen: controls(untold(false)), messages: ['maybeLayerRole'] },
    {
      name: 'such a box that the Tab key leads out of',
      seen: controls(untold(true, { escapedTo: spot('#behind') })),
      messages: ['maybeLayerRole'],
    },
    {
      name: 'one of several that shows its part',
      seen: controls(silent({ swaps: true, toggles: false })),
      messages: ['noChosen'],
    },
    {
      name: 'a box that answers to a press',
      seen: controls(
        silent({
          ...{ kind: 'custom', role: '', foundBy: 'listener', toggles: false, layer: null },
          works: tried({ enter: false, space: false, click: true }),
        }),
      ),
      messages: ['maybeNoRole'],
    },
    {
      name: 'a component that answers to a key, and may have told its role otherwise',
      seen: controls(
        silent({
          ...{ kind: 'custom', role: '', foundBy: 'listener', toggles: false, layer: null },
          ...{ html: '<my-switch tabindex="0">', keyed: true, works: tried({ space: true }) },
        }),
      ),
      messages: ['maybeNoRole'],
    },
    {
      name: 'the header of a column that sorts: its role is that of a header',
      seen: controls(
        silent({
          ...{ kind: 'custom', role: '', foundBy: 'listener', toggles: false, layer: null },
          ...{ html: '<th class="sorting" tabindex="0">', keyed: true, works: tried({ enter: true }) },
        }),
      ),
      messages: ['maybeNoRole'],
    },
    {
      name: 'a box that scrolls and listens for no key, on a page that may have moved by itself',
      seen: controls(
        silent({
          ...{ kind: 'custom', role: '', foundBy: 'listener', toggles: false, layer: null },
          ...{ html: '<div tabindex="0">', works: tried({ enter: true }) },
        }),
      ),
      messages: ['maybeNoRole'],
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
    { name: 'a button without a state', seen: controls(silent()), messages: ['noState'] },
    { name: 'a tab without one', seen: controls(silent({ ...tab })), messages: ['noState'] },
    {
      name: 'a menu button without one',
      seen: controls(silent({ kind: 'menu', toggles: false, layer: layer({ closedBy: 'escape' }) })),
      messages: ['noState'],
    },
    {
      name: 'a checkbox whose look goes to and fro, where something else was touched, too',
      seen: controls(stuck({ turns: 'with-others' })),
      messages: ['stuckState'],
    },
    {
      name: 'a checkbox that was not pressed again',
      seen: controls(stuck({ turns: 'not-tried' })),
      messages: ['stuckState'],
    },
    {
      name: 'a component that may tell it in another way',
      seen: controls(stuck({ html: '<my-box role="checkbox" aria-checked="false">' })),
      messages: ['stuckState'],
    },
    {
      name: 'a component with a digit in its name',
      seen: controls(stuck({ html: '<x2-switch role="switch" aria-checked="false">', role: 'switch' })),
      messages: ['stuckState'],
    },
    {
      name: 'a checkbox that asks somebody',
      seen: controls(stuck({ asked: 'request' })),
      messages: ['stuckState'],
    },
    {
      name: 'a checkbox that is neither on nor off',
      seen: controls(stuck({ before: on('mixed'), after: on('mixed') })),
      messages: ['stuckState'],
    },
    {
      name: 'a switch that tells the same as before',
      seen: controls(control({ kind: 'toggle', before: on('false'), after: on('false'), layer: null })),
      messages: ['stuckState'],
    },
    {
      name: 'a switch whose words say “on” and whose state says that it is off',
      seen: controls(
        control({
          ...{ kind: 'toggle', role: 'switch', layer: null },
          ...{ before: { ...on('false'), name: 'Off' }, after: { ...on('false'), name: 'On' } },
        }),
      ),
      messages: ['stuckState'],
    },
    { name: 'not everything was tried', seen: operated({ controls: [control()], untried: 1 }), messages: ['cutShort'] },
  ],
  inapplicable: [
    { name: 'nothing to operate', seen: operated() },
    { name: 'a link as a button has no state', seen: controls(control({ kind: 'link-button', layer: null })) },
  ],
});
