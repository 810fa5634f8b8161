import { afterAll, describe, expect, it } from 'vitest';
import { detectLibraries } from '../../../../src/gather/site/libraries/detect.ts';
import { openDetector } from '../../../../src/gather/site/libraries/detector.ts';

const AT = 'https://www.ambleford.example/js/';
const found = (url: string, content: string | null) =>
  detectLibraries(AT + url, content).map(({ name, version, by }) => `${name} ${version} ${by}`);

describe('the libraries in a script', () => {
  it.each([
    ['by what it says of itself', 'all.js', '/*! jQuery v3.4.1 | (c) JS Foundation */', ['jquery 3.4.1 content']],
    ['by the name of its file', 'jquery-1.12.4.min.js?v=7', 'nothing', ['jquery 1.12.4 address']],
    ['by its folder', 'ajax/libs/jquery/1.12.4/jquery.min.js', null, ['jquery 1.12.4 address']],
    ['rather by itself than by its address', 'jquery-1.12.4.js', '/*! jQuery v3.7.1 */', ['jquery 3.7.1 content']],
    ['none, where a name is all there is', 'jquery.js', 'var jQuery = {};', []],
    ['none in a query', 'all.js?jquery-1.12.4.js', '', []],
  ])('%s', (_, url, content, libraries) => {
    expect(found(url, content)).toEqual(libraries);
  });

  it('both of a bundle, in the order of their names', () => {
    const bundle =
      '/*! jQuery v3.4.1 */\n/*! jQuery v3.4.1 */\n/*!\n * Bootstrap v3.3.7 (https://getbootstrap.com)\n */';
    expect(found('all.js', bundle)).toEqual(['bootstrap 3.3.7 content', 'jquery 3.4.1 content']);
  });
});

describe('the search in a thread of its own', () => {
  const detector = openDetector(1500);
  afterAll(() => detector.close());

  it('gives up a text that takes for ever, and goes on with the next', async () => {
    const hostile = detector.detect({ url: `${AT}a.js`, content: `/*${' \n*'.repeat(700_000)}` });
    const ordinary = detector.detect({ url: `${AT}b.js`, content: '/*! jQuery v3.4.1 */' });
    expect(await hostile).toBeUndefined();
    expect(await ordinary).toEqual([{ name: 'jquery', version: '3.4.1', by: 'content' }]);
  });
});
