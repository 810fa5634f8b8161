import { notFoundStatus } from '../../../checks/resilience/not-found-status.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
import { notFound } from '../../helpers/site-evidence.ts';

const asked = `${ORIGIN}/no-such-page`;
const answer = (status: number, url = asked) => ({
  site: {
    notFound: notFound({
      response: response({}, { status, url, redirects: url === asked ? [] : [{ url: asked, status: 302 }] }),
    }),
  },
  pages: [],
});

siteCheckCases(notFoundStatus, {
  passed: [
    { name: '404', ...answer(404) },
    { name: '410', ...answer(410) },
    { name: '404 after a redirect to a tidier address', ...answer(404, `${ORIGIN}/no-such-page/`) },
    { name: '404 on a page of its own', ...answer(404, `${ORIGIN}/errors/not-found`) },
  ],
  failed: [
    { name: '200', ...answer(200), messages: ['saysFound'], data: [{ status: 200 }] },
    { name: '200 on a page of its own', ...answer(200, `${ORIGIN}/page-not-found`), messages: ['saysFound'] },
    { name: 'to the home page', ...answer(200, `${ORIGIN}/`), messages: ['toHome'] },
    { name: 'to the Welsh home page', ...answer(200, `${ORIGIN}/cy/`), messages: ['toHome'] },
    {
      name: 'to the service page',
      ...answer(200, `${ORIGIN}/bins`),
      context: { start: [`${ORIGIN}/bins/`] },
      messages: ['toHome'],
    },
    { name: 'the server fails', ...answer(500), messages: ['serverError'] },
    { name: 'a bad request', ...answer(400), messages: ['otherStatus'] },
  ],
  cantTell: [
    { name: 'refused', ...answer(403), messages: ['refused'] },
    { name: 'too many requests', ...answer(429), messages: ['refused'] },
    { name: 'sign in first', ...answer(401), messages: ['refused'] },
  ],
});
