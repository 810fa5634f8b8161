import { scopeAndCommitment } from '../../../checks/statement/scope-and-commitment.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';
import { home, inWelshOnly, noStatement, notOpened, pageOf, parts, site, statementOf } from './model.ts';
import { to } from './pages.ts';

const LAW = 'Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018';
const bare = { h1: '<h1>Accessibility statement</h1>' };

siteCheckCases(scopeAndCommitment, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    {
      name: 'a name in place of an address',
      site: {},
      pages: site({ scope: '<p>This accessibility statement applies to the Ambleford website.</p>' }),
    },
    {
      name: 'the address without www and with others beside it',
      site: {},
      pages: site({ scope: '<p>This statement applies to ambleford.example and pay.supplier.example.</p>' }),
    },
    {
      name: 'the address before a comma',
      site: {},
      pages: site({ scope: '<p>This statement applies to https://www.ambleford.example, our main website.</p>' }),
    },
    {
      name: 'the address in a list below',
      site: {},
      pages: site({ scope: '<p>This accessibility statement applies to:<br>our website</p>' }),
    },
    {
      name: 'hosts of the council of which the statement says nothing are asked about elsewhere',
      site: {},
      pages: [
        home([to('Accessibility statement'), to('Forms', 'https://forms.ambleford.example/')]),
        pageOf('<h1>Bins</h1>', { url: `${ORIGIN}/bins`, links: [to('Forms', 'https://forms.ambleford.example/')] }),
        statementOf({}),
      ],
    },
    {
      name: 'committed to ensuring',
      site: {},
      pages: site({
        commitment: `<h2>Technical information</h2><p>We are committed to ensuring that our sites are accessible in accordance with the ${LAW}.</p>`,
      }),
    },
  ],
  failed: [
    {
      name: 'neither',
      site: {},
      pages: site({ ...bare, scope: '', commitment: '' }),
      messages: ['noScope', 'noCommitment'],
    },
    { name: 'no scope', site: {}, pages: site({ ...bare, scope: '<p>Welcome.</p>' }), messages: ['noScope'] },
    {
      name: 'nobody commits to anything, and the scope is in other words',
      site: {},
      pages: site({ ...bare, scope: '<p>This statement covers the website of the council.</p>', commitment: '' }),
      messages: ['noCommitment'],
      open: ['scopeWording'],
    },
    {
      name: 'the law is named, and nobody commits to it',
      site: {},
      pages: site({ commitment: `<p>The ${LAW} ask for accessible websites.</p>` }),
      messages: ['noCommitment'],
    },
  ],
  cantTell: [
    {
      name: 'a commitment in other words',
      site: {},
      pages: site({
        commitment:
          '<h2>Technical information</h2><p>The council wants to make its website accessible, as the Accessibility Regulations 2018 ask.</p>',
      }),
      messages: ['commitmentWording'],
    },
    notOpened,
    inWelshOnly,
    {
      name: 'the scope is in other words',
      site: {},
      pages: site({ ...bare, scope: '<p>This statement covers the website of the council.</p>' }),
      messages: ['scopeWording'],
    },
    {
      name: 'the scope is about an address',
      site: {},
      pages: site({
        ...bare,
        scope: '<p>This statement is about www.ambleford.example, the website of Ambleford Council.</p>',
      }),
      messages: ['scopeWording'],
    },
    {
      name: 'the scope in words that nobody thought of',
      site: {},
      pages: site({ ...bare, scope: '<p>Our statement speaks of one thing only, the website of the council.</p>' }),
      messages: ['scopeWording'],
    },
    { name: 'the scope is in the heading only', site: {}, pages: site({ scope: '' }), messages: ['scopeWording'] },
    {
      name: 'the statement of another site',
      site: {},
      pages: site({ scope: '<p>This accessibility statement applies to www.westmere.example.</p>' }),
      messages: ['otherSite'],
      data: [{ hosts: 'westmere.example' }],
    },
    {
      name: 'the commitment leaves out the law',
      site: {},
      pages: site({
        commitment: '<h2>Technical information</h2><p>We are committed to making our website accessible.</p>',
      }),
      messages: ['commitmentWording'],
    },
    {
      name: 'the commitment names the regulations that were replaced',
      site: {},
      pages: site({ commitment: parts.commitment.replace('(No. 2) ', '') }),
      messages: ['commitmentWording'],
    },
    {
      name: 'a page too long to be kept',
      site: {},
      pages: site(
        { ...bare, scope: '', commitment: '' },
        { document: document('<main>', { truncated: true, title: 'Accessibility statement' }) },
      ),
      messages: ['scopeWording', 'commitmentWording'],
    },
  ],
  inapplicable: noStatement,
});
