import { worksWithoutJavascript } from '../../../checks/resilience/works-without-javascript.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { left, NOT_OPENED, strippedPage, WHOLE } from '../../helpers/stripped-evidence.ts';

const at = (rest: Parameters<typeof left>[0], whole = WHOLE) => ({
  site: { stripped: [strippedPage({ whole, withoutScript: { ok: true, value: left(rest) } })] },
  pages: [],
});

siteCheckCases(worksWithoutJavascript, {
  passed: [
    { name: 'everything is there', ...at({}) },
    { name: 'exactly four fifths of the words', ...at({ wordsKept: 80 }) },
    { name: 'a page of few words', ...at({ wordsKept: 2, sketch: { ...WHOLE, words: 2 } }, { ...WHOLE, words: 19 }) },
    {
      name: 'a form that was not there before cannot be sent',
      ...at({
        unsent: ['#other'],
        sketch: { ...WHOLE, forms: [...WHOLE.forms, { selector: '#other', action: '', fields: ['q'] }] },
      }),
    },
    {
      name: 'a page that never had a heading',
      ...at({ sketch: { ...WHOLE, heading: 'Turn on scripts' } }, { ...WHOLE, heading: '' }),
    },
  ],
  failed: [
    { name: 'no heading', ...at({ sketch: { ...WHOLE, heading: '' } }), messages: ['heading'] },
    { name: 'less than four fifths', ...at({ wordsKept: 79 }), messages: ['text'], data: [{ percent: 79 }] },
    { name: 'one field is gone', ...at({ usable: ['street'] }), messages: ['fields'], data: [{ fields: '“number”' }] },
    { name: 'no button that sends the form', ...at({ unsent: ['#find'] }), messages: ['unsent'] },
    {
      name: 'beside a page that could not be opened',
      site: { stripped: [strippedPage({ withoutScript: NOT_OPENED }), ...at({ wordsKept: 0 }).site.stripped] },
      pages: [],
      messages: ['text'],
    },
  ],
  cantTell: [
    {
      name: 'another heading in its place',
      ...at({ sketch: { ...WHOLE, heading: 'Welcome' } }),
      messages: ['otherHeading'],
    },
    {
      name: 'one of two pages could not be opened',
      site: { stripped: [strippedPage(), strippedPage({ withoutScript: NOT_OPENED })] },
      pages: [],
      messages: ['notTried'],
    },
  ],
  inapplicable: [{ name: 'no page', site: { stripped: [] }, pages: [] }],
});
