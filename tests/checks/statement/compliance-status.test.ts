import { complianceStatus } from '../../../checks/statement/compliance-status.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { inWelshOnly, noStatement, notOpened, parts, site } from './model.ts';

const status = (words: string, head = 'Compliance status') => site({ status: `<h3>${head}</h3><p>${words}</p>` });
const WHY = 'That is due to the non-compliances and exemptions listed below.';
const STANDARD = 'Web Content Accessibility Guidelines version 2.2 AA standard';

siteCheckCases(complianceStatus, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    ...[
      `This website is fully compliant with the ${STANDARD}.`,
      `This website is not compliant with the ${STANDARD}, for the reasons below.`,
      'This website is partially compliant with WCAG 2.2 level AA.',
      'Our site is currently partially compliant with the Web Content Accessibility Guidelines (WCAG) v2.2 Double-A.',
      'The service is “partially compliant” with WCAG2.2 A and AA.',
      'www.ambleford.example is partially compliant with WCAG 2.2 AA.',
      'Ambleford Council is partially compliant with WCAG 2.2 AA.',
      'It has been assessed as partially compliant with WCAG 2.2 AA.',
      'Partially compliant (WCAG 2.2 AA)',
      'This website is partially compliant with WCAG 2.2 AA. It was fully compliant with WCAG 2.1 AA before.',
      `This website is partially compliant with the ${STANDARD}. We will work until it is fully compliant.`,
      `This website is partially compliant with the ${STANDARD}. Some parts of this website are not compliant.`,
      `This website is partially compliant with the ${STANDARD}. Some PDFs on our website are not compliant.`,
    ].map((words) => ({ name: words, site: {}, pages: status(`${words} ${WHY}`) })),
    {
      name: 'why is asked elsewhere',
      site: {},
      pages: status('This website is partially compliant with WCAG 2.2 AA.'),
    },
    {
      name: 'in bold type, which makes no heading of a sentence',
      site: {},
      pages: status(
        '<strong>This website is partially compliant with WCAG 2.2 AA because of what is listed below</strong>',
      ),
    },
    {
      name: 'in the heading itself',
      site: {},
      pages: site({ status: '<h3>Compliance status: partially compliant with WCAG 2.2 AA, due to exemptions</h3>' }),
    },
    {
      name: 'without the heading, in a sentence of its own making',
      site: {},
      pages: site({ status: '<p>The audit found it partially compliant with WCAG 2.2 AA for the reasons below.</p>' }),
    },
    {
      name: 'without the heading',
      site: {},
      pages: site({ status: `<p>This website is partially compliant with the ${STANDARD}. ${WHY}</p>` }),
    },
    {
      name: 'the version in a sentence of its own',
      site: {},
      pages: status(
        `This website is partially compliant with the accessibility standard. That is WCAG 2.2 at level AA. ${WHY}`,
      ),
    },
    {
      name: 'documents that are not compliant say nothing about the website',
      site: {},
      pages: site({
        problems: `${parts.problems}<p>Some of our older files are not compliant with WCAG 2.2 (1.3.1).</p>`,
      }),
    },
  ],
  failed: [
    {
      name: 'no status',
      site: {},
      pages: site({ status: '' }),
      messages: ['none'],
    },
    {
      name: 'an aim is no status',
      site: {},
      pages: status('We aim to be fully compliant with WCAG 2.2 AA.'),
      messages: ['none'],
    },
    ...[
      'This website is substantially compliant with WCAG 2.2 AA.',
      'This website mostly complies with WCAG 2.2 AA.',
      'Our site partly meets the WCAG 2.2 AA standard.',
      'This website meets WCAG 2.2 AA in full.',
      'This website is not fully compliant with WCAG 2.2 AA.',
      'The site is in partial compliance: 98% compliant with WCAG 2.2 AA.',
    ].map((words) => ({
      name: words,
      site: {},
      pages: status(words),
      messages: ['otherWords'] as const,
      data: [{ sentence: words }],
    })),
    {
      name: 'an old version',
      site: {},
      pages: status(
        'This website is partially compliant with the Web Content Accessibility Guidelines version 2.1 AA standard.',
      ),
      messages: ['oldVersion'],
      data: [{ version: '2.1' }],
    },
    {
      name: 'an old version, and the new one as an aim',
      site: {},
      pages: status('This website is partially compliant with WCAG 2.1 AA. We are working towards WCAG 2.2 AA.'),
      messages: ['oldVersion'],
      data: [{ version: '2.1' }],
    },
    {
      name: 'an old version and no level',
      site: {},
      pages: status('This website is partially compliant with WCAG 2.0.'),
      messages: ['oldVersion', 'noLevel'],
    },
    {
      name: 'level AAA is not level AA',
      site: {},
      pages: status('This website is partially compliant with WCAG 2.2 AAA.'),
      messages: ['noLevel'],
    },
    {
      name: 'no version anywhere',
      site: {},
      pages: site({
        status: '<h3>Compliance status</h3><p>This website is partially compliant with the AA standard.</p>',
        problems: '<h2>Non-accessible content</h2><p>Some pictures fail 1.1.1.</p>',
      }),
      messages: ['noVersion'],
    },
  ],
  cantTell: [
    notOpened,
    inWelshOnly,
    ...[
      `This website is partialy complient with the ${STANDARD}.`,
      `This website is partially complaint with the ${STANDARD}.`,
      `This website is parcially compliant with the ${STANDARD}.`,
      `This website is fuly compilant with the ${STANDARD}.`,
      `This website is not complient with the ${STANDARD}.`,
    ].map((words) => ({
      name: words,
      site: {},
      pages: status(`${words} ${WHY}`),
      messages: ['misspelt' as const],
      data: [{ sentence: words }],
    })),
    {
      name: 'two statuses, maybe for two websites',
      site: {},
      pages: status(`Our website is fully compliant with the ${STANDARD}. Our booking site is not compliant with it.`),
      messages: ['several'],
      data: [{ statuses: 'fully compliant, not compliant' }],
    },
    {
      name: 'the version is named with the problems only',
      site: {},
      pages: status(`This website is partially compliant with the AA standard. ${WHY}`),
      messages: ['versionElsewhere'],
    },
    {
      name: 'the rest is on another page',
      site: {},
      pages: site({ status: '<p><a href="/accessibility/technical">Technical information and compliance</a></p>' }),
      messages: ['continued'],
    },
  ],
  inapplicable: noStatement,
});
