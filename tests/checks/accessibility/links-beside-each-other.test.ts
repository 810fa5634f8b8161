import { linksBesideEachOther } from '../../../checks/accessibility/links-beside-each-other.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';
import { contextLink } from './reading-evidence.ts';

const links = [link('', '/trees'), link('Trees', '/trees')];

checkCases(linksBesideEachOther, {
  passed: [{ name: 'none', seen: { links, linkContext: [contextLink('Rules', { newWindow: true })] } }],
  cantTell: [
    {
      name: 'a picture and its title',
      seen: { links, linkContext: [contextLink('Trees', { twin: true })] },
      messages: ['twin'],
      data: [{ text: 'Trees' }],
    },
  ],
  inapplicable: [{ name: 'one link', seen: { links: [link('Trees', '/trees')], linkContext: [] } }],
});
