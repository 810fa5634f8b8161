import { newWindowSaid } from '../../../checks/accessibility/new-window-said.ts';
import type { LinkContext } from '../../../src/model/seen/link-context.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { contextLink } from './reading-evidence.ts';

const one = (text: string, rest: Partial<LinkContext> = {}) => ({
  links: [],
  linkContext: [contextLink(text, { newWindow: true, ...rest })],
});

checkCases(newWindowSaid, {
  passed: [
    { name: 'in the link', seen: one('Rules (opens in new tab)') },
    { name: 'after the link', seen: one('Rules', { after: '(opens in a new window)' }) },
    { name: 'in its description', seen: one('Rules', { described: 'Opens in another tab' }) },
    { name: 'in Welsh', seen: one('Rheolau (yn agor mewn ffenest newydd)') },
    { name: 'in the words of an icon', seen: one('Rules external link') },
  ],
  failed: [
    { name: 'not said', seen: one('Rules'), messages: ['unsaid'], data: [{ text: 'Rules' }] },
    { name: 'words that only sound like it', seen: one('New rules for windows'), messages: ['unsaid'] },
  ],
  inapplicable: [
    { name: 'no such links', seen: { links: [], linkContext: [] } },
    { name: 'the same window', seen: one('Rules', { newWindow: false }) },
  ],
});
