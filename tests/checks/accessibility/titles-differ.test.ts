import { titlesDiffer } from '../../../checks/accessibility/titles-differ.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, heading, response } from '../../helpers/evidence.ts';

const page = (path: string, title: string, h1: string | null, status = 200) => ({
  url: `${ORIGIN}/${path}`,
  document: document('', { title }),
  headings: h1 === null ? [] : [heading(1, h1)],
  response: response({}, { status }),
});

siteCheckCases(titlesDiffer, {
  passed: [
    { name: 'each its own', site: {}, pages: [page('a', 'A - Council', 'A'), page('b', 'B - Council', 'B')] },
    { name: 'the same page under two addresses', site: {}, pages: [page('a', 'A', 'A'), page('a?x', 'A', 'A')] },
    { name: 'no headings to tell by', site: {}, pages: [page('a', 'A', null), page('b', 'A', 'B')] },
    { name: 'error pages', site: {}, pages: [page('a', 'A', 'A'), page('b', 'B', 'B'), page('c', 'A', 'Gone', 404)] },
  ],
  failed: [
    {
      name: 'one title for all',
      site: {},
      pages: [
        page('a', 'Council', 'A'),
        page('b', 'Council', 'B'),
        page('c', 'Council', 'C'),
        page('d', 'Council', 'D'),
      ],
      messages: ['all'],
      data: [{ title: 'Council', pages: 4 }],
      at: [undefined],
    },
  ],
  cantTell: [
    {
      name: 'two steps of a form with one title',
      site: {},
      pages: [page('b', 'Report', 'Where?'), page('a', 'Report', 'When?'), page('c', 'Bins', 'Bins')],
      messages: ['shared', 'shared'],
      data: [
        { title: 'Report', pages: 2 },
        { title: 'Report', pages: 2 },
      ],
      at: [`${ORIGIN}/a`, `${ORIGIN}/b`],
    },
    {
      name: 'one title for all of three pages',
      site: {},
      pages: [page('a', 'Council', 'A'), page('b', 'Council', 'B'), page('c', 'Council', 'C')],
      messages: ['shared', 'shared', 'shared'],
    },
    {
      name: 'one title for many pages, of which a few are named',
      site: {},
      pages: [
        page('z', 'Bins', 'Bins'),
        ...'abcdefg'.split('').map((letter) => page(letter, 'Council', letter.toUpperCase())),
      ],
      messages: ['shared', 'shared', 'shared', 'shared', 'shared'],
      at: ['a', 'b', 'c', 'd', 'e'].map((path) => `${ORIGIN}/${path}`),
    },
  ],
  inapplicable: [
    { name: 'one page', site: {}, pages: [page('a', 'A', 'A')] },
    { name: 'no titles', site: {}, pages: [page('a', '', 'A'), page('b', '', 'B')] },
  ],
});
