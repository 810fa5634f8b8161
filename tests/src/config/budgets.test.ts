import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.ts';

const resolve = (file: unknown, env: Record<string, string> = {}) =>
  resolveConfig({ flags: {}, env, file: { budgets: file }, fileName: 'lgdss.config.json', version: '1.2.3' });
const budgets = [{ path: '/bins/**', bytes: 500_000, lcp: 2500, cls: 0.1 }];

describe('the setting budgets', () => {
  it('is read from a file and from JSON', () => {
    expect(resolve(budgets)).toMatchObject({ ok: true, value: { budgets } });
    expect(resolve(budgets, { LGDSS_BUDGETS: '[{"path":"/","score":90}]' })).toMatchObject({
      ok: true,
      value: { budgets: [{ path: '/', score: 90 }] },
    });
    expect(resolve(budgets, { LGDSS_BUDGETS: 'none' })).toMatchObject({ ok: true, value: { budgets: null } });
  });

  it.each<[string, unknown]>([
    ['no list', { path: '/', bytes: 1 }],
    ['an empty list', []],
    ['no path', [{ bytes: 1 }]],
    ['a path that is none', [{ path: 'bins', bytes: 1 }]],
    ['no limit', [{ path: '/' }]],
    ['a slip in a name', [{ path: '/', byte: 1 }]],
    ['a size that is none', [{ path: '/', bytes: -1 }]],
    ['a score there cannot be', [{ path: '/', score: 101 }]],
  ])('refuses %s', (_, file) => {
    expect(resolve(file)).toMatchObject({ ok: false, error: { message: expect.stringContaining('budgets must be') } });
  });

  it('refuses text that is no JSON', () => {
    expect(resolve(budgets, { LGDSS_BUDGETS: '[{' })).toMatchObject({ ok: false });
  });
});
