import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderConfigurationDoc } from '../../../src/config/doc.ts';
import { configKeys, settings } from '../../../src/config/schema.ts';

describe('docs/configuration.md', () => {
  it('is what the table of settings says now (npm run docs)', () => {
    const file = path.join(import.meta.dirname, '../../../docs/configuration.md');
    expect(readFileSync(file, 'utf8')).toBe(renderConfigurationDoc());
  });

  it('names every setting and its variable', () => {
    const missing = configKeys.filter((key) => !renderConfigurationDoc().includes(`\`${key}\` |`));
    expect(missing).toEqual([]);
    expect(renderConfigurationDoc()).toContain(settings.maxPages.env);
  });
});
