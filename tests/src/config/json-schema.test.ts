import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { defineConfig } from '../../../src/config/define.ts';
import { renderConfigSchema } from '../../../src/config/json-schema.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { configKeys, settings } from '../../../src/config/schema.ts';

const validate = new Ajv2020({ strict: true }).compile(JSON.parse(renderConfigSchema()));
const accepted = (file: unknown) => resolveConfig({ flags: {}, env: {}, file, version: '1' }).ok;

describe('docs/config.schema.json', () => {
  it.each([
    [{ $schema: './config.schema.json', maxPages: 20, exclude: ['/news/**'], failOn: 'serious' }, true],
    [{ budgets: [{ path: '/**', bytes: 1000 }], minPoint: ['10=60'], cruxKey: null }, true],
    [{ maxPages: 0 }, false],
    [{ failOn: 'dreadful' }, false],
    [{ maxPage: 20 }, false],
    [{ start: 'https://www.ambleford.example' }, false],
    [{ budgets: [{ path: '/**', bites: 1000 }] }, false],
    [[], false],
  ])('says of %j what reading it says', (file, good) => {
    expect({ schema: validate(file), reading: accepted(file) }).toEqual({ schema: good, reading: good });
  });

  it('accepts the default of every setting', () => {
    const defaults = Object.fromEntries(configKeys.map((key) => [key, settings[key].default]));
    // Text with a default that is worked out later is empty until then.
    expect(validate(Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== '')))).toBe(true);
  });
});

describe('defineConfig', () => {
  it('gives back what it is given', () => {
    const config = { start: ['https://www.ambleford.example'], failOn: 'serious' } as const;
    expect(defineConfig(config)).toBe(config);
  });
});

describe('an unknown name', () => {
  it.each([
    [{ fail_on: 'serious' }, "'fail_on' is not a setting. Did you mean 'failOn'?"],
    [{ check: [] }, "'check' is not a setting. Did you mean 'checks'?"],
  ])('in %j is answered with the nearest', (file, message) => {
    const read = resolveConfig({ flags: {}, env: {}, file, fileName: 'lgdss.config.ts', version: '1' });
    expect(!read.ok && read.error.message).toContain(message);
  });
});
