import { expect, it } from 'vitest';
import { readPolicy } from '../../../checks/lib/mta-sts-policy.ts';

it('reads past spaces and tabs around a value', () => {
  const body = 'version:STSv1\r\nmode: \tenforce \t\r\nmx:  mail.ambleford.example. \r\nmax_age: 604800 \r\n';
  expect(readPolicy(body)).toEqual({ ok: true, mode: 'enforce', mx: ['mail.ambleford.example'] });
});

it('takes no time over a long run of spaces', () => {
  const before = process.cpuUsage();
  expect(readPolicy(`version: STSv1\nmx: a${' '.repeat(64_000)}b`).ok).toBe(false);
  expect(process.cpuUsage(before).user).toBeLessThan(300_000);
});
