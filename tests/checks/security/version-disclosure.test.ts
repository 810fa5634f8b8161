import { versionDisclosure } from '../../../checks/security/version-disclosure.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const page = (headers: Record<string, string | readonly string[]>, path = '/bins') => ({
  url: `${ORIGIN}${path}`,
  response: response(headers),
});
const server = (value: string) => ({ name: value, site: {}, pages: [page({ Server: value })] });
const told = (value: string) => ({ ...server(value), messages: ['version' as const] });

siteCheckCases(versionDisclosure, {
  passed: [
    server('nginx'),
    server('cloudflare'),
    server('AmazonS3'),
    server('ECAcc (lhd/35A7)'),
    server('web-2'),
    server('srv12'),
    { name: 'another header with a number', site: {}, pages: [page({ Age: '12', Via: '1.1 varnish' })] },
  ],
  failed: [
    told('nginx/1.25.3'),
    told('Microsoft-IIS/10.0'),
    told('Apache/2.4.41 (Ubuntu)'),
    told('h2o v2.3'),
    told('PHP/8.1.2-1ubuntu2.14'),
    {
      name: 'one finding per distinct header',
      site: {},
      pages: [
        page({ Server: 'nginx/1.25', 'X-Generator': 'Drupal 10 (https://www.drupal.org)' }, '/b'),
        page({ Server: 'nginx/1.25', 'X-AspNet-Version': '4.0.30319' }, '/a'),
      ],
      messages: ['version', 'version', 'version'],
      data: [
        { header: 'server', value: 'nginx/1.25', pages: 2 },
        { header: 'x-aspnet-version', value: '4.0.30319', pages: 1 },
        { header: 'x-generator', value: 'Drupal 10 (https://www.drupal.org)', pages: 1 },
      ],
      at: [`${ORIGIN}/a`, `${ORIGIN}/a`, `${ORIGIN}/b`],
    },
  ],
  inapplicable: [{ name: 'no pages', site: {}, pages: [] }],
});
