import { crossEngine } from '../../../checks/resilience/cross-engine.ts';
import type { EngineLook, EngineOutline, Engines, EngineTried } from '../../../src/model/seen/engines.ts';
import { PAGE_URL, siteCheckCases } from '../../helpers/check-cases.ts';
import { NOT_OPENED } from '../../helpers/stripped-evidence.ts';

const OUTLINE: EngineOutline = { heading: 'Bins', words: 100, fields: ['street'], buttons: ['Find'], shot: null };
const LOOK: EngineLook = {
  wide: OUTLINE,
  narrow: OUTLINE,
  uncaught: [],
  console: [],
  failedScripts: [],
  blocked: [],
};
const wide = (rest: Partial<EngineOutline>): Partial<EngineLook> => ({ wide: { ...OUTLINE, ...rest } });

const tried = (name: EngineTried['name'], rest: Partial<EngineLook> = {}): EngineTried => ({
  name,
  version: '1',
  problem: null,
  pages: [{ url: PAGE_URL, look: { ok: true, value: { ...LOOK, ...rest } } }],
});
const absent = (name: EngineTried['name'], problem: EngineTried['problem']): EngineTried => ({
  name,
  version: null,
  problem,
  pages: [],
});
const unopened = (name: EngineTried['name']): EngineTried => ({
  ...tried(name),
  pages: [{ url: PAGE_URL, look: NOT_OPENED }],
});
const at = (engines: Engines['engines']) => ({ site: { engines: { engines } }, pages: [] });
const inFirefox = (other: Partial<EngineLook>, own: Partial<EngineLook> = {}) =>
  at([tried('Chromium', own), tried('Firefox', other), tried('WebKit', own)]);

siteCheckCases(crossEngine, {
  passed: [
    { name: 'all three show the same', ...inFirefox({}) },
    { name: 'no heading anywhere', ...inFirefox(wide({ heading: '' }), wide({ heading: '' })) },
    { name: 'few words, and fewer', ...inFirefox(wide({ words: 5 }), wide({ words: 10 })) },
    { name: 'an error everywhere, in other words', ...inFirefox({ uncaught: ['a'] }, { uncaught: ['b'] }) },
    { name: 'an error in Chromium alone', ...inFirefox({}, { uncaught: ['b'] }) },
  ],
  failed: [
    {
      name: 'no heading, and no field in a narrow window',
      ...inFirefox({ ...wide({ heading: '' }), narrow: { ...OUTLINE, fields: [] } }),
      messages: ['heading', 'fields'],
      data: [
        { engine: 'Firefox', width: 1350, heading: 'Bins' },
        { engine: 'Firefox', width: 390, fields: '“street”' },
      ],
      at: [PAGE_URL, PAGE_URL],
    },
    {
      name: 'a script stops, although the other engine is not there',
      ...at([tried('Chromium'), tried('Firefox', { uncaught: ['TypeError: x'] }), absent('WebKit', 'not-installed')]),
      messages: ['script'],
      data: [{ engine: 'Firefox', error: 'TypeError: x' }],
    },
    {
      name: 'a field is missing, and what was held back was held back from Chromium too',
      ...inFirefox(
        { ...wide({ fields: [] }), blocked: ['https://count.example/'] },
        { blocked: ['https://count.example/'] },
      ),
      messages: ['fields'],
    },
  ],
  cantTell: [
    {
      name: 'a script stops, but something was held back',
      ...inFirefox({ uncaught: ['TypeError: x'], blocked: ['https://count.example/'] }),
      messages: ['scriptHeldBack'],
    },
    {
      name: 'a script stops, but another did not come',
      ...inFirefox({ uncaught: ['TypeError: x'], failedScripts: ['https://a.example/a.js'] }),
      messages: ['scriptHeldBack'],
    },
    {
      name: 'another heading, more fields, no button, half the text',
      ...inFirefox(wide({ heading: 'Welcome', fields: ['street', 'day'], buttons: [], words: 50 })),
      messages: ['otherHeading', 'moreFields', 'buttons', 'text'],
      data: [
        { engine: 'Firefox', width: 1350, heading: 'Bins', other: 'Welcome' },
        { engine: 'Firefox', width: 1350, fields: '“day”' },
        { engine: 'Firefox', width: 1350, buttons: '“Find”' },
        { engine: 'Firefox', width: 1350, percent: 50 },
      ],
    },
    {
      name: 'fields with other names, as some programs make them up for each visit',
      ...inFirefox(wide({ fields: ['f-9'] }), wide({ fields: ['f-1', 'f-2'] })),
      messages: ['otherFields'],
      data: [{ engine: 'Firefox', width: 1350, fields: '“f-1”, “f-2”', others: '“f-9”' }],
    },
    {
      name: 'heading and field are missing where a script did not come that came to Chromium',
      ...inFirefox(
        { ...wide({ heading: '', fields: [] }), failedScripts: ['https://a.example/a.js', 'https://a.example/b.js'] },
        { failedScripts: ['https://a.example/a.js'] },
      ),
      messages: ['heldBack'],
      data: [{ engine: 'Firefox', width: 1350, what: '“Bins”, “street”' }],
    },
    {
      name: 'one engine is not there, the other is fine',
      ...at([tried('Chromium'), tried('Firefox'), absent('WebKit', 'not-installed')]),
      messages: ['notThere'],
      data: [{ engine: 'WebKit', install: 'webkit' }],
    },
    {
      name: 'one did not start, the other opened nothing',
      ...at([tried('Chromium'), unopened('Firefox'), absent('WebKit', 'not-started')]),
      messages: ['notStarted', 'notOpened'],
    },
    {
      name: 'Chromium itself did not open it',
      ...at([unopened('Chromium'), tried('Firefox')]),
      messages: ['notOpened'],
    },
  ],
  inapplicable: [{ name: 'no page', ...at([{ ...tried('Chromium'), pages: [] }, absent('Firefox', null)]) }],
});
