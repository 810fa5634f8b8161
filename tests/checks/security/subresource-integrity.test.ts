import { subresourceIntegrity } from '../../../checks/security/subresource-integrity.ts';
import type { PageArtifacts } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';

const HASH = 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K';
const CHART = 'https://cdn.example/chart-4.4.1.js';
const seen = (html: string, rest: Partial<PageArtifacts['document']> = {}) => ({
  seen: { response: response(), document: document(`<!doctype html><head>${html}`, rest) },
});
const script = (src: string, attributes = '') => `<script src="${src}"${attributes}></script>`;

checkCases(subresourceIntegrity, {
  inapplicable: [
    { name: 'no scripts', ...seen('<p>Bins') },
    {
      name: 'its own scripts',
      ...seen(script('/js/jquery-3.7.1.js') + script('https://www.ambleford.example/a-1.2.js')),
    },
    { name: 'another host of the same site', ...seen(script('https://static.ambleford.example/chart-4.4.1.js')) },
    {
      name: 'a file that may change',
      ...seen(script('https://cdn.example/tag.js?v=1.2.3') + script('https://cdn.example/vue@3/vue.js')),
    },
    {
      name: 'a script in a comment or a template',
      ...seen(`<!--${script(CHART)}--><template>${script(CHART)}</template>`),
    },
    { name: 'no address at all', ...seen(script('https://') + script('data:text/javascript,1.2.3')) },
  ],
  passed: [
    { name: 'pinned', ...seen(script(CHART, ` integrity="${HASH}" crossorigin`)) },
    { name: 'pinned twice', ...seen(script('//cdn.example/3.7.1/jquery.js', ` integrity="md5-x ${HASH}"`)) },
  ],
  failed: [
    { name: 'a file of a version', ...seen(script(CHART)), messages: ['notPinned'], data: [{ url: CHART }] },
    { name: 'the same twice', ...seen(script(CHART) + script(CHART)), messages: ['notPinned'] },
    {
      name: 'folders of versions, one pinned',
      ...seen(
        script('https://cdn.example/npm/vue@3.5.13/vue.js') +
          script('//cdn.example/3.7.1/jquery.js') +
          script(CHART, ` integrity="${HASH}"`),
      ),
      messages: ['notPinned', 'notPinned'],
      data: [{ url: 'https://cdn.example/npm/vue@3.5.13/vue.js' }, { url: 'https://cdn.example/3.7.1/jquery.js' }],
    },
    { name: 'an empty digest', ...seen(script(CHART, ' integrity=""')), messages: ['notUnderstood'] },
    { name: 'an old kind of digest', ...seen(script(CHART, ' integrity="sha1-abc"')), messages: ['notUnderstood'] },
    { name: 'in a page that was cut', ...seen(script(CHART), { truncated: true }), messages: ['notPinned'] },
  ],
  cantTell: [
    { name: 'a page that was cut, nothing seen', ...seen('', { truncated: true }), messages: ['cutShort'] },
    {
      name: 'a page that was cut, one pinned',
      ...seen(script(CHART, ` integrity="${HASH}"`), { truncated: true }),
      messages: ['cutShort'],
    },
  ],
});
