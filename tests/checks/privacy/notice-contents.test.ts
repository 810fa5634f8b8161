import { noticeContents } from '../../../checks/privacy/notice-contents.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { document, heading, response, text } from '../../helpers/evidence.ts';
import { home, notice, URL } from './notices.ts';

const WHOLE = [
  'Ambleford Council is the controller. Write to our Data Protection Officer.',
  'We use your name to answer you. The lawful basis is a public task.',
  'We share it with nobody. We keep it for 12 months.',
  'You have rights. You can complain to the Information Commissioner.',
].join('\n');
const WELSH =
  'Cyngor Ambleford yw’r rheolydd. Swyddog Diogelu Data. Y diben yw ateb. Sail gyfreithiol: tasg gyhoeddus. Ni fyddwn yn ei rannu. Rydym yn ei gadw: am ba mor hir? am ba mor hir. Eich hawliau. Comisiynydd Gwybodaeth. cadw';
const site = {};

siteCheckCases(noticeContents, {
  passed: [
    { name: 'every topic', site, pages: [home(), notice(WHOLE)] },
    { name: 'every topic in Welsh', site, pages: [home(), notice(WELSH)] },
  ],
  cantTell: [
    {
      name: 'two topics are missing',
      site,
      pages: [
        home(),
        notice(WHOLE.replace(' The lawful basis is a public task.', '').replace('You have rights. ', '')),
      ],
      messages: ['topics'],
      data: [{ topics: 'the lawful basis; people’s rights' }],
      at: [`${URL}privacy`],
    },
    { name: 'the notice was not scanned', site, pages: [home()], messages: ['notScanned'] },
  ],
  inapplicable: [
    {
      name: 'no notice is known',
      site,
      pages: [
        {
          url: URL,
          response: response(),
          document: document(''),
          headings: [heading(1, 'Home')],
          links: [],
          text: text(''),
        },
      ],
    },
  ],
});
