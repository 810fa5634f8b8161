import { fonts } from '../../../checks/performance/fonts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { request } from '../../helpers/site-evidence.ts';

const font = (url: string, contentType = 'font/woff2', bytes = 30 * 1024) =>
  request(url.includes(':') ? url : `https://www.ambleford.example/${url}`, { type: 'font', contentType, bytes });
const face = (display?: string, family = 'Bridge') => ({
  family,
  loaded: true,
  ...(display === undefined ? {} : { display }),
});
const few = [font('a.woff2'), font('b.woff2'), font('c.woff2'), font('d.woff2')];

checkCases(fonts, {
  passed: [
    { name: 'WOFF2 that does not hide text', seen: { requests: [font('a.woff2')], fonts: [face('swap')] } },
    { name: 'WOFF2 by its type alone', seen: { requests: [font('a.ttf')], fonts: [face('optional')] } },
    { name: 'WOFF2 by its name alone', seen: { requests: [font('a.woff2', 'font/ttf')], fonts: [] } },
    { name: 'an address that tells no format', seen: { requests: [font('a?b', 'binary/octet-stream')], fonts: [] } },
    { name: 'four files', seen: { requests: few, fonts: [] } },
    { name: 'signs instead of letters', seen: { requests: few, fonts: [face('block', 'Town Icons')] } },
    { name: 'a scan that did not look', seen: { requests: few, fonts: [face()] } },
    { name: 'not loaded', seen: { requests: few, fonts: [{ ...face('block'), loaded: false }] } },
    {
      name: 'one of the fonts is part of a style sheet',
      seen: { requests: [...few, font('data:')], fonts: [face('auto')] },
    },
  ],
  failed: [
    {
      name: 'an old format',
      seen: { requests: [font('a.woff', 'font/woff')], fonts: [] },
      messages: ['oldFormat'],
      data: [{ file: '/a.woff', size: 30, saved: 10 }],
    },
    {
      name: 'hidden text',
      seen: { requests: few, fonts: [face('auto'), face('block', 'Mill'), face('swap', 'Abbey')] },
      messages: ['hiddenText', 'hiddenText'],
      data: [{ family: 'Bridge' }, { family: 'Mill' }],
    },
    {
      name: 'five files',
      seen: { requests: [...few, font('e.woff2', 'font/woff2', 40 * 1024)], fonts: [] },
      messages: ['many'],
      data: [{ count: 5, size: 160, file: '/e.woff2', saved: 40 }],
    },
  ],
  inapplicable: [
    { name: 'no font', seen: { requests: [request('https://a.example/a.js')], fonts: [] } },
    { name: 'a font that never came', seen: { requests: [{ ...font('a.ttf', 'font/ttf'), status: 404 }], fonts: [] } },
    { name: 'a font in a style sheet', seen: { requests: [font('data:')], fonts: [face('auto')] } },
  ],
});
