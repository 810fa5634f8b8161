import { describe, expect, it } from 'vitest';
import { hostsOutside } from '../../../src/gate/baseline-sites.ts';

describe('the sites of a baseline', () => {
  it.each<readonly [sites: readonly string[], start: string, covered: boolean]>([
    [[], 'https://www.westmere.example/', true],
    [['www.ambleford.example'], 'https://www.ambleford.example/bins', true],
    [['www.ambleford.example'], 'https://ambleford.example/', true],
    [['WWW.Ambleford.example'], 'https://www.ambleford.example/', true],
    [['127.0.0.1'], 'http://127.0.0.1:45678/', true],
    [['www.ambleford.example'], 'https://www.westmere.example/', false],
    [['www.ambleford.example'], 'https://test.ambleford.example/', false],
    [['ambleford.example'], 'https://not-ambleford.example/', false],
    [['*.review.ambleford.example'], 'https://pr-17.review.ambleford.example/', true],
    [['*.review.ambleford.example'], 'https://review.ambleford.example/', false],
    [['*.review.ambleford.example'], 'https://pr-17.review.ambleford.example.evil.example/', false],
    [['www.westmere.example', 'www.ambleford.example'], 'https://www.ambleford.example/', true],
  ])('%j and %s: %s', (sites, start, covered) => {
    expect(hostsOutside(sites, [start])).toEqual(covered ? [] : [new URL(start).hostname]);
  });

  it('must hold for every host of the service', () => {
    const start = [
      'https://www.ambleford.example/',
      'https://forms.ambleford.example/a',
      'https://forms.ambleford.example/b',
    ];
    expect(hostsOutside(['www.ambleford.example'], start)).toEqual(['forms.ambleford.example']);
  });
});
