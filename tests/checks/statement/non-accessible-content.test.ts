import { nonAccessibleContent } from '../../../checks/statement/non-accessible-content.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { inWelshOnly, noStatement, notOpened, parts, site } from './model.ts';

const listed = (html: string) => site({ problems: `<h2>Non-accessible content</h2>${html}` });
const fully = parts.status.replace('partially', 'fully');
const exempt = parts.status.replace('the non-compliances', 'the exemptions');

siteCheckCases(nonAccessibleContent, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    {
      name: 'the number of the criterion in a sentence below',
      site: {},
      pages: listed(
        '<p>Some pictures have no text alternative.</p><p>This fails WCAG 2.2 success criterion 1.1.1.</p>',
      ),
    },
    {
      name: 'the criterion by its name',
      site: {},
      pages: listed(
        '<ul><li>Some text is too faint. This fails the WCAG success criterion Contrast (Minimum).</li></ul>',
      ),
    },
    {
      name: 'the criterion in a list inside the item, or in its second paragraph',
      site: {},
      pages: listed(
        '<ul><li>Not all pictures have words<ul><li>1.1.1 Non-text Content</li></ul></li><li><p>Some text is too faint.</p><p>This fails 1.4.3.</p></li></ul>',
      ),
    },
    {
      name: 'another heading for the same',
      site: {},
      pages: site({ problems: '<h2>What is not accessible yet</h2><h3>Known issues</h3><p>Charts fail 1.1.1.</p>' }),
    },
    {
      name: 'what will be done is no item without a criterion',
      site: {},
      pages: listed('<ul><li>Charts have no text (1.1.1).</li><li>We will mend them by June 2027.</li></ul>'),
    },
    {
      name: 'a heading in bold type',
      site: {},
      pages: site({ problems: '<p><strong>Non-accessible content</strong></p><p>Charts fail 1.1.1.</p>' }),
    },
  ],
  failed: [
    { name: 'no such section', site: {}, pages: site({ problems: '', outside: '' }), messages: ['noSection'] },
    {
      name: 'a list without criteria',
      site: {},
      pages: listed('<ul><li>Some pictures have no text alternative.</li><li>Some forms are hard to use.</li></ul>'),
      messages: ['noCriteria'],
    },
    {
      name: 'numbers that are no criteria',
      site: {},
      pages: listed('<p>Some pictures do not meet WCAG 2.2, since version 10.1.12 of our system.</p>'),
      messages: ['noCriteria'],
    },
    {
      name: 'criteria in another section only',
      site: {},
      pages: site({
        how: '<h2>How accessible this website is</h2><p>Our maps fail 1.1.1.</p>',
        problems: '<h2>Non-accessible content</h2><p>Some parts of it are hard to use.</p>',
      }),
      messages: ['noCriteria'],
    },
    {
      name: 'fully compliant, and yet',
      site: {},
      pages: site({ status: fully }),
      messages: ['fullyButListed'],
    },
    {
      name: 'fully compliant, and a paragraph says which criteria fail',
      site: {},
      pages: site({
        status: fully,
        problems:
          '<h2>Non-accessible content</h2><p>Many of our PDFs are not tagged (success criterion 1.3.1). We plan to put these right by June 2027.</p>',
      }),
      messages: ['fullyButListed'],
    },
  ],
  cantTell: [
    ...['Where we fall short', 'Areas that need improvement'].map((heading) => ({
      name: `a list under a heading of its own: ${heading}`,
      site: {},
      pages: site({ problems: `<h2>${heading}</h2><ul><li>Some pictures have no text: WCAG 1.1.1</li></ul>` }),
      messages: ['elsewhere' as const],
    })),
    notOpened,
    inWelshOnly,
    {
      name: 'one item with, one without',
      site: {},
      pages: listed('<ul><li>Charts have no text (1.1.1).</li><li>Some of our forms are hard to use.</li></ul>'),
      messages: ['item'],
      data: [{ item: 'Some of our forms are hard to use.' }],
    },
    {
      name: 'the list is on another page',
      site: {},
      pages: listed('<p>See our <a href="/accessibility/issues">list of known issues</a>.</p>'),
      messages: ['linked'],
    },
    {
      name: 'so is the section',
      site: {},
      pages: site({ problems: '<p><a href="/accessibility/list">Non-accessible content</a></p>', outside: '' }),
      messages: ['linked'],
    },
  ],
  inapplicable: [
    ...noStatement,
    { name: 'fully compliant', site: {}, pages: site({ status: fully, problems: '' }) },
    {
      name: 'fully compliant, and nothing listed',
      site: {},
      pages: site({
        status: fully,
        problems: '<h3>Non-compliance with the regulations</h3><ul><li>None that we know of.</li></ul>',
      }),
    },
    ...[
      'Documents published before 23 September 2018 do not meet success criterion 1.3.1, and the law does not ask it of them.',
      'We found that pictures did not have words (1.1.1). This was fixed in May 2026.',
      'The maps of a third party do not meet success criterion 1.1.1.',
      'All pages meet success criterion 1.4.3.',
      'We are not aware of content that fails success criterion 1.4.3.',
      'We do not know of content that lacks words (1.1.1).',
      'Live videos do not need captions (1.2.4).',
      'Live video streams do not have captions (1.2.4).',
      'Our online maps cannot be read by a screen reader (1.1.1).',
      'PDFs from before 2018 do not have headings (1.3.1).',
      'Some pictures are not described.',
    ].map((text) => ({
      name: `fully compliant, and: ${text}`,
      site: {},
      pages: site({ status: fully, problems: `<h2>Non-accessible content</h2><p>${text}</p>` }),
    })),
    { name: 'no status to go by', site: {}, pages: site({ status: '', problems: '', outside: '' }) },
    {
      name: 'only exemptions',
      site: {},
      pages: site({ status: exempt, problems: '<h2>Non-accessible content</h2>' }),
    },
  ],
});
