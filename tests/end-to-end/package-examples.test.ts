import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../fixtures/package-examples.ts', import.meta.url));
/** Those that open, switch, count, leave or tell of errors. `npm run examples -- govuk-frontend` does them all. */
const INTERACTIVE = [
  'accordion/1',
  'character-count/1',
  'checkboxes/10',
  'cookie-banner/1',
  'date-input/14',
  'error-summary/1',
  'exit-this-page/1',
  'file-upload/5',
  'header/1',
  'notification-banner/1',
  'pagination/1',
  'password-input/1',
  'radios/10',
  'service-navigation/9',
  'summary-list/2',
  'table/3',
  'tabs/1',
];

it('the interactive examples of a published design system have no definite failure, tried out and judged by everything', () => {
  const only = `/(${INTERACTIVE.join('|')})-`;
  const { stdout, status } = spawnSync(process.execPath, [script, 'govuk-frontend', '--only', only, '--places', '3'], {
    cwd: tmpdir(),
    // As many as fit: a page that is tried out is mostly waited for.
    env: { ...process.env, LGDSS_CONCURRENCY: 'auto' },
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^0 definite failures\n/);
  // The page that lists them is tried out as well.
  expect(stdout).toContain(`${INTERACTIVE.length + 1} pages tried out`);
  expect(status).toBe(0);
});
