import { describe, expect, it } from 'vitest';
import { hostKey, hostKeys } from '../../../src/jobs/host-key.ts';

describe('what may not be scanned at the same time', () => {
  it.each([
    ['a council', 'https://www.ambleford.gov.uk/bins', 'ambleford.gov.uk'],
    ['another name of the same council', 'https://planning.ambleford.gov.uk/', 'ambleford.gov.uk'],
    ['a supplier of many councils', 'https://ambleford-self.achieveservice.com/x', 'achieveservice.com'],
    ['a supplier whose name has three parts', 'https://forms.cloud.contensis.com/', 'cloud.contensis.com'],
    ['a customer of a hosting company', 'https://ambleford.azurewebsites.net/', 'ambleford.azurewebsites.net'],
    ['an address without a name', 'http://127.0.0.1:8080/', '127.0.0.1:8080'],
  ])('%s', (_, url, key) => {
    expect(hostKey(url)).toBe(key);
  });

  it('targets that meet by way of a third have one key, in whatever order they come', () => {
    const target = (id: string, ...start: string[]) => ({
      ...{ id, name: id, start },
      scope: { origins: start, include: [], exclude: [], maxPages: 1, maxDepth: 0 },
    });
    const one = target('one', 'https://one.example');
    const both = target('both', 'https://two.example', 'https://one.example');
    const two = target('two', 'https://two.example');
    const alone = target('alone', 'https://three.example');
    for (const list of [
      [one, both, two, alone],
      [alone, two, one, both],
      [both, alone, two, one],
    ]) {
      const keys = hostKeys(list);
      expect(new Set([keys.get('one'), keys.get('both'), keys.get('two')]).size).toBe(1);
      expect(keys.get('alone')).toBe('three.example');
    }
  });
});
