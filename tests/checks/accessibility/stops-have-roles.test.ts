import { stopsHaveRoles } from '../../../checks/accessibility/stops-have-roles.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyStop } from '../../helpers/keyboard-evidence.ts';

const at = (html: string, rest: Parameters<typeof keyStop>[1] = {}) => ({
  keyboard: keyboardWalk({ stops: [keyStop('offers', { html, ...rest })] }),
});

checkCases(stopsHaveRoles, {
  passed: [
    { name: 'a link', seen: at('<a href="/bins">') },
    { name: 'a box with a role', seen: at('<div role="button" tabindex="0">') },
    { name: 'a box that scrolls by itself', seen: at('<div class="wide">') },
    { name: 'an editor', seen: at('<div tabindex="0">', { editable: true }) },
    { name: 'an element of the site itself', seen: at('<date-picker tabindex="0">') },
  ],
  cantTell: [
    { name: 'a box', seen: at('<div tabindex="0">'), messages: ['mute'], data: [{ tag: 'div' }] },
    { name: 'text', seen: at('<span class="tip" tabindex=0>'), messages: ['mute'], data: [{ tag: 'span' }] },
    { name: 'a picture', seen: at('<img src="a.png" tabindex="0">'), messages: ['mute'] },
    { name: 'a header that sorts its column', seen: at('<th scope="col" tabindex="0">'), messages: ['mute'] },
    { name: 'the walk was cut short', seen: { keyboard: keyboardWalk({ stops: [], ended: 'cut' }) }, messages: [] },
  ],
  inapplicable: [{ name: 'no stops', seen: { keyboard: keyboardWalk({ stops: [] }) } }],
});
