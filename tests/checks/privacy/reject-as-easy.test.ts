import { rejectAsEasy } from '../../../checks/privacy/reject-as-easy.ts';
import type { Consent } from '../../../src/model/seen/consent.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { ACCEPT, asked, banner, chosen, consentOf, control, REJECT } from '../../helpers/consent-evidence.ts';

const SETTINGS = control('settings', 'Settings');
const option = (label: string, rest = {}) => ({ label, checked: true, fixed: false, ...rest });
const at = (rest: Partial<Consent>) => ({ site: { consent: consentOf(rest) }, pages: [] });

siteCheckCases(rejectAsEasy, {
  passed: [
    { name: 'two buttons side by side', ...at({ banner: banner([ACCEPT, REJECT]) }) },
    {
      name: 'only what is necessary is ticked',
      ...at({
        banner: banner([ACCEPT, REJECT], {
          options: [option('Strictly necessary'), option('Statistics', { checked: false })],
        }),
        settings: { controls: [], options: [option('Marketing', { fixed: true })] },
      }),
    },
    {
      name: 'two links of the same look',
      ...at({
        banner: banner([
          { ...ACCEPT, kind: 'link' },
          { ...REJECT, kind: 'link' },
        ]),
      }),
    },
  ],
  failed: [
    {
      name: 'nothing to refuse with',
      ...at({ banner: banner([ACCEPT, control('other', 'View cookies', { kind: 'link' })]) }),
      messages: ['noReject'],
    },
    {
      name: 'refusing is in the settings',
      ...at({ banner: banner([ACCEPT, SETTINGS]), rejected: chosen({}, ['Settings', 'Reject all']) }),
      messages: ['deeper'],
      data: [{ accept: 'Accept cookies', clicks: 2, way: '“Settings”, “Reject all”' }],
    },
    {
      name: 'refusing looks like a link',
      ...at({ banner: banner([ACCEPT, { ...REJECT, kind: 'link' }]) }),
      messages: ['notAButton'],
    },
    {
      name: 'advertising is ticked in the settings',
      ...at({
        banner: banner([ACCEPT, REJECT, SETTINGS]),
        settings: { controls: [], options: [option('Marketing cookies'), option('Preferences')] },
      }),
      messages: ['ticked'],
    },
  ],
  cantTell: [
    {
      name: 'counting is ticked, which may be allowed',
      ...at({ banner: banner([ACCEPT, REJECT], { options: [option('Statistics')] }) }),
      messages: ['maybeTicked'],
    },
    {
      name: 'a button in words we do not know',
      ...at({ banner: banner([ACCEPT, control('other', 'Just the basics')]) }),
      messages: ['unclear'],
    },
    {
      name: 'a consent tool whose banner was not found',
      site: { consent: consentOf({}, { requests: [asked('https://cdn.cookielaw.org/scripttemplates/otSDKStub.js')] }) },
      pages: [],
      messages: ['noBanner'],
    },
  ],
  inapplicable: [
    { name: 'no banner', ...at({}) },
    { name: 'a notice that asks for nothing', ...at({ banner: banner([control('dismiss', 'OK')]) }) },
  ],
});
