import { expect, it } from 'vitest';
import { fileSafe, freeId } from '../../../src/targets/ids.ts';

it('two long names that are alike have folders of their own', () => {
  const taken = new Set<string>();
  const ids = Array.from({ length: 12 }, () => {
    const id = freeId(fileSafe('a'.repeat(200)), taken);
    taken.add(id);
    return id;
  });
  // Whoever makes a name of a folder out of an id changes nothing any more.
  expect(new Set(ids.map(fileSafe)).size).toBe(12);
  expect(ids.map(fileSafe)).toEqual(ids);
});
