import { modelWording } from '../../../checks/statement/model-wording.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';
import { home, inWelshOnly, noStatement, notOpened, pageOf, parts, site, statementOf } from './model.ts';
import { to } from './pages.ts';

const FORMS = [to('Forms', 'https://forms.ambleford.example/')];
const linking = (links: ReturnType<typeof to>[], scope = 'This accessibility statement applies to our website.') => [
  home([to('Accessibility statement'), ...links]),
  pageOf('<h1>Bins</h1>', { url: `${ORIGIN}/bins`, links }),
  statementOf({ scope: `<p>${scope}</p>` }),
];
const status = (words: string) => site({ status: `<h3>Compliance status</h3><p>${words}</p>` });
const HEAD = '<h2>Preparation of this accessibility statement</h2>';
const tested = (html: string) =>
  site({ preparation: `${HEAD}<p>This statement was prepared on 1 May 2026.</p>${html}` });
const STANDARD = 'Web Content Accessibility Guidelines version 2.2 AA standard';

siteCheckCases(modelWording, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    ...[
      'The statement applies to www.ambleford.example and forms.ambleford.example.',
      'The statement applies to all our websites.',
      'The statement applies to *.ambleford.example.',
      'The statement applies to https://www.ambleford.example. The map at forms.ambleford.example is older.',
      'The statement applies to our website. <a href="https://forms.ambleford.example/">Our forms</a> have one of their own.',
    ].map((scope) => ({ name: scope, site: {}, pages: linking(FORMS, scope) })),
    ...[
      ['a link to somebody else', 'https://www.supplier.example/'],
      ['a link to the address without www', 'https://ambleford.example/bins'],
      ['a mail address', 'mailto:bins@forms.ambleford.example'],
    ].map(([name = '', href = '']) => ({ name, site: {}, pages: linking([to('Forms', href)]) })),
    {
      name: 'hosts in the text',
      site: {},
      pages: linking([to('Forms', 'https://forms.ambleford.example/', 'main')]),
    },
    {
      name: 'a host around the text of one page alone',
      site: {},
      pages: [home([to('Accessibility statement'), ...FORMS]), statementOf({})],
    },
    {
      name: 'a host with a statement of its own',
      site: {},
      pages: linking([...FORMS, to('Accessibility statement for forms', 'https://forms.ambleford.example/statement')]),
    },
    ...[
      `This website is fully compliant with the ${STANDARD}.`,
      `This website is partially compliant with the ${STANDARD} because of the exemptions.`,
      `This website is partially compliant with the ${STANDARD}. What fails is listed below.`,
      `This website is fully compliant with the ${STANDARD}. Our booking site is partially compliant with it.`,
    ].map((words) => ({ name: words, site: {}, pages: status(words) })),
    {
      name: 'the heading with the name of the council in it',
      site: {},
      pages: site({
        preparation: `<h2>Preparation of our website accessibility statement</h2><p>Tested by us in May 2026 with tools.</p>`,
      }),
    },
    {
      name: 'how it was tested, below a heading and in two sentences',
      site: {},
      pages: tested(
        '<h2>How we tested this website</h2><p>Our digital team did it with a sample of pages.</p><p>That was in May 2026.</p>',
      ),
    },
    ...[
      'The website was tested by its supplier in May 2026, using a sample of pages.',
      'This website was last tested on 1 May 2026. We used a keyboard and software.',
      'A self-assessment was done on 1 May 2026.',
      'An independent audit took place in May 2026. It looked at the pages of most use.',
      'We carried out an accessibility evaluation with automatic tools in May 2026.',
    ].map((words) => ({ name: words, site: {}, pages: tested(`<p>${words}</p>`) })),
  ],
  cantTell: [
    notOpened,
    inWelshOnly,
    {
      name: 'hosts of the council of which the statement says nothing',
      site: {},
      pages: linking([
        ...FORMS,
        to('Plans', 'https://planning.ambleford.example/search'),
        to('Plans', 'https://planning.ambleford.example/'),
      ]),
      messages: ['otherHosts'],
      data: [
        {
          hosts: 'forms.ambleford.example, planning.ambleford.example',
          sentence: 'This accessibility statement applies to our website.',
        },
      ],
    },
    {
      name: 'such hosts, where only the heading says what it is about',
      site: {},
      pages: linking(FORMS, 'Welcome.'),
      messages: ['otherHosts'],
      data: [{ hosts: 'forms.ambleford.example', sentence: 'Accessibility statement for Ambleford Council' }],
    },
    ...[
      ['This website is partially compliant with WCAG 2.2 AA.', ''],
      [`This website is partially compliant with the ${STANDARD}.`, ' We work on it.'],
    ].map(([sentence = '', more = '']) => ({
      name: `no reason: ${sentence}`,
      site: {},
      pages: status(sentence + more),
      messages: ['noReason'] as const,
      data: [{ sentence }],
    })),
    {
      name: 'headings of its own, and none at all',
      site: {},
      pages: site({
        feedback: parts.feedback.replace('Feedback and contact information', 'Contact us'),
        enforcement: parts.enforcement.replace('Enforcement procedure', 'Not happy with our answer?'),
        preparation: parts.preparation.replace(HEAD, ''),
      }),
      messages: ['heading', 'heading', 'noHeading'],
      data: [
        { model: 'Feedback and contact information', found: 'Contact us' },
        { model: 'Enforcement procedure', found: 'Not happy with our answer?' },
        { model: 'Preparation of this accessibility statement' },
      ],
    },
    {
      name: 'the heading of another part is none like it',
      site: {},
      pages: site({ enforcement: parts.enforcement.replace(/<h2>.*<\/h2>/, '') }),
      messages: ['noHeading'],
      data: [{ model: 'Enforcement procedure' }],
    },
    {
      name: 'the rest is on other pages',
      site: {},
      pages: site({
        enforcement: '<p><a href="/accessibility/enforcement">Enforcement</a></p>',
        preparation: '<p><a href="/accessibility/about">Preparation of the statement</a></p>',
      }),
      messages: ['continued', 'continued'],
      data: [{ link: `${ORIGIN}/accessibility/enforcement` }, { link: `${ORIGIN}/accessibility/about` }],
    },
    {
      name: 'a page too long to be kept',
      site: {},
      pages: site({}, { document: document('<main>', { truncated: true, title: 'Accessibility statement' }) }),
      messages: ['cut'],
    },
    { name: 'nothing of a test', site: {}, pages: tested(''), messages: ['noMethod'] },
    {
      name: 'a test without a day, whose paragraph has the day of the statement',
      site: {},
      pages: site({
        preparation: `${HEAD}<p>This statement was prepared on 1 May 2026. We tested the website with a screen reader.</p>`,
      }),
      messages: ['method'],
      data: [{ sentence: 'We tested the website with a screen reader.', lacking: 'when' }],
    },
    {
      name: 'a test by nobody in no way',
      site: {},
      pages: tested('<p>The website was last tested on 2 May 2026.</p>'),
      messages: ['method'],
      data: [{ sentence: 'The website was last tested on 2 May 2026.', lacking: 'how, by whom' }],
    },
    {
      name: 'what was assessed is the cost, and what was not tested',
      site: {},
      pages: tested('<p>We have assessed the cost of that in May 2026. Our maps have not been tested by users.</p>'),
      messages: ['noMethod'],
    },
  ],
  inapplicable: noStatement,
});
