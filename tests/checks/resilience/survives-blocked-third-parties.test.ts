import { survivesBlockedThirdParties } from '../../../checks/resilience/survives-blocked-third-parties.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { left, NOT_OPENED, strippedPage, WHOLE } from '../../helpers/stripped-evidence.ts';

const at = (rest: Parameters<typeof left>[0]) => ({
  site: { stripped: [strippedPage({ withoutOthers: { ok: true, value: left(rest) } })] },
  pages: [],
});

siteCheckCases(survivesBlockedThirdParties, {
  passed: [
    { name: 'everything is there', ...at({}) },
    { name: 'nothing was kept away this time, so what is lost has another cause', ...at({ usable: [], without: [] }) },
    { name: 'fewer links in the menu', ...at({ sketch: { ...WHOLE, menu: 1 } }) },
  ],
  failed: [
    { name: 'no heading', ...at({ sketch: { ...WHOLE, heading: '' } }), messages: ['heading'] },
    { name: 'no menu', ...at({ sketch: { ...WHOLE, menu: 0 } }), messages: ['menu'] },
    {
      name: 'no fields',
      ...at({ usable: [] }),
      messages: ['fields'],
      data: [{ hosts: 'widgets.somebody.example', fields: '“street”, “number”' }],
    },
  ],
  cantTell: [
    {
      name: 'another heading in its place',
      ...at({ sketch: { ...WHOLE, heading: 'Welcome' } }),
      messages: ['otherHeading'],
    },
    {
      name: 'it could not be opened',
      site: { stripped: [strippedPage({ withoutOthers: NOT_OPENED })] },
      pages: [],
      messages: ['notTried'],
    },
  ],
  inapplicable: [{ name: 'no page asks others for anything', site: { stripped: [strippedPage()] }, pages: [] }],
});
