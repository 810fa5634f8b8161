import { feedbackAndEnforcement } from '../../../checks/statement/feedback-and-enforcement.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { inWelshOnly, noStatement, notOpened, parts, site } from './model.ts';

const enforced = (html: string) => site({ enforcement: `<h2>Enforcement procedure</h2><p>${html}</p>` });
const contact = (html: string) => site({ feedback: `<h2>Feedback and contact information</h2><p>${html}</p>` });
const IRISH =
  'The <a href="https://www.equalityni.org/">Equality Commission for Northern Ireland (ECNI)</a> enforces the regulations.';

siteCheckCases(feedbackAndEnforcement, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    ...['E06000099', 'S12000099', 'W06000099'].map((gss) => ({
      name: `the model, in ${gss}`,
      site: {},
      pages: site(),
      context: { gss },
    })),
    {
      name: 'headings that say the same with other signs',
      site: {},
      pages: site({
        feedback: parts.feedback.replace('Feedback and contact information', 'FEEDBACK & CONTACT INFO'),
        enforcement: parts.enforcement.replace('Enforcement procedure', 'Complaints and enforcement procedures'),
      }),
    },
    { name: 'Northern Ireland', site: {}, pages: enforced(IRISH), context: { gss: 'N09000099' } },
    { name: 'Northern Ireland, and nobody said so', site: {}, pages: enforced(IRISH) },
    {
      name: 'both',
      site: {},
      pages: site({ enforcement: `${parts.enforcement}<p>In Northern Ireland: ${IRISH}</p>` }),
      context: { gss: 'N09000099' },
    },
    {
      name: 'headings of its own are asked about elsewhere',
      site: {},
      pages: site({
        feedback: parts.feedback.replace('Feedback and contact information', 'Contact us'),
        enforcement: parts.enforcement.replace('Enforcement procedure', 'Not happy with our answer?'),
      }),
    },
    {
      name: 'the short names, and a link to another page of the service',
      site: {},
      pages: enforced(
        'EHRC enforces this. Contact <a href="https://www.equalityadvisoryservice.com/app/ask">them</a> (EASS).',
      ),
    },
    ...[
      'Use our <a href="/contact/form">form</a>.',
      'See <a href="/contact-us">how to reach us</a>.',
      'Write to access [at] ambleford.example.',
      'Write to <a href="/cdn-cgi/l/email-protection#12">[email&#160;protected]</a>.',
      'Tell us here: <textarea></textarea>',
    ].map((html) => ({ name: html, site: {}, pages: contact(html) })),
  ],
  failed: [
    { name: 'a telephone number only', site: {}, pages: contact('Call 01632 960 100.'), messages: ['noContact'] },
    { name: 'no body', site: {}, pages: enforced('You may complain.'), messages: ['noBody'] },
    {
      name: 'EASS without a link',
      site: {},
      pages: enforced('The EHRC enforces this. Contact the Equality Advisory and Support Service.'),
      messages: ['eassNotLinked'],
    },
    {
      name: 'EHRC alone',
      site: {},
      pages: enforced('The EHRC enforces this.'),
      messages: ['noEass'],
    },
    {
      name: 'EASS alone',
      site: {},
      pages: enforced('Contact the <a href="https://www.equalityadvisoryservice.com/">EASS</a>.'),
      messages: ['noEhrc'],
    },
    {
      name: 'the body of Northern Ireland, in Wales',
      site: {},
      pages: enforced(IRISH),
      context: { gss: 'W06000099' },
      messages: ['noEhrc', 'noEass'],
    },
    {
      name: 'the bodies of Great Britain, in Northern Ireland',
      site: {},
      pages: site(),
      context: { gss: 'N09000099' },
      messages: ['noEcni'],
    },
    {
      name: 'ECNI without a link, and nobody said where',
      site: {},
      pages: enforced('The Equality Commission for Northern Ireland enforces this.'),
      messages: ['ecniNotLinked'],
    },
  ],
  cantTell: [
    ...[
      'Use our <a href="/online">online service</a>.',
      'Use our <a href="https://my.ambleford.gov.uk/online">online service</a>.',
      'Speak to <a href="/chat">somebody of our team</a>.',
    ].map((words) => ({
      name: `a link that may lead to a form: ${words}`,
      site: {},
      pages: contact(words),
      messages: ['otherContact' as const],
    })),
    notOpened,
    inWelshOnly,
    {
      name: 'how to complain is on another page',
      site: {},
      pages: enforced('See our <a href="/accessibility/enforcement">enforcement procedure</a>.'),
      messages: ['continued'],
    },
  ],
  inapplicable: noStatement,
});
