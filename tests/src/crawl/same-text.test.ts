import { describe, expect, it } from 'vitest';
import { createSameText } from '../../../src/crawl/same-text.ts';

describe('createSameText', () => {
  it('gives back what it is given, past its limit too', () => {
    const sameText = createSameText(2);
    const texts = ['/a', '/b', '/c', '/a', '/c', ''];
    expect(texts.map(sameText)).toEqual(texts);
  });
});
