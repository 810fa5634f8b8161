import { sourceCode } from '../../../checks/open-standards/source-code.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';

const site = {};
const page = (path: string, ...links: readonly Link[]) => ({ url: `${ORIGIN}${path}`, links });
const CODE = 'https://github.com/ambleford/bins';

siteCheckCases(sourceCode, {
  passed: [
    { name: 'named as such', site, pages: [page('/'), page('/about', link('Source code of this website', '/code'))] },
    { name: 'in Welsh', site, pages: [page('/cy', link('Cod ffynhonnell', CODE))] },
  ],
  cantTell: [
    {
      name: 'nothing',
      site,
      pages: [page('/', link('Postcode', '/x')), page('/a')],
      messages: ['none'],
      data: [{ pages: 2 }],
    },
    {
      name: 'a repository of something',
      site,
      pages: [page('/b', link('GitHub', CODE), link('GitHub', CODE)), page('/a', link('Follow us', CODE))],
      messages: ['repository'],
      data: [{ url: CODE, pages: 2 }],
      at: [`${ORIGIN}/a`],
    },
    {
      name: 'a host that looks alike',
      site,
      pages: [page('/', link('Code', 'https://github.com.example/x'))],
      messages: ['none'],
    },
  ],
  inapplicable: [{ name: 'no pages', site, pages: [] }],
});
