import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../src/gather/page/markup.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, type = 'text/html; charset=UTF-8') => readMarkup(bytes(text), type);
const GOOD = '<!doctype html><html lang="en"><title>Bins</title><p id="a">Bins</p>';

describe('the source of a page', () => {
  it('has nothing to say of one that is well written', () => {
    const nothing = { mistakes: [], total: 0, repeatedIds: [], cut: false };
    expect(read(GOOD)).toEqual({ doctype: 'html', encoding: 'utf-8', ...nothing });
    expect(read(GOOD.replace('html>', 'html SYSTEM "about:legacy-compat">'))?.doctype).toBe('html');
  });

  it('names mistakes where they are, and ids that are there twice', () => {
    const seen = read(`${GOOD}\n<b id="a" id="b">Bins &bogus; & more</b><br/ >`);
    expect(seen?.mistakes).toEqual([
      { code: 'duplicate-attribute', line: 2, column: 13 },
      { code: 'unknown-named-character-reference', line: 2, column: 29 },
      { code: 'unexpected-solidus-in-tag', line: 2, column: 45 },
    ]);
    expect(seen?.total).toBe(3);
    expect(seen?.repeatedIds).toEqual([{ id: 'a', count: 2 }]);
  });

  it('leaves out ids in templates, which are not there until a script makes something of them', () => {
    const twice = '<template><p id="a">Bins</p><div><template><p id="a">Parks</p></template></div></template>';
    expect(read(`${GOOD}${twice}`)?.repeatedIds).toEqual([]);
    expect(read(`${GOOD}${twice}<p id="a">Roads</p>`)?.repeatedIds).toEqual([{ id: 'a', count: 2 }]);
  });

  it.each([
    ['<p>Bins', 'none'],
    ['<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>Bins', 'old'],
    ['<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://x.example/"><p>Bins', 'old'],
  ])('tells the doctype of %s', (source, doctype) => {
    expect(read(source)?.doctype).toBe(doctype);
  });

  it.each([
    ['text/html', '<meta charset="Windows-1252">', 'windows-1252'],
    ['text/html', '<meta http-equiv=content-type content="text/html; charset=iso-8859-1">', 'iso-8859-1'],
    ['text/html; charset="utf-8"', '<meta charset="latin1">', 'utf-8'],
    ['text/html', '\u{feff}<meta charset="latin1">', 'utf-8'],
    ['text/html; charset=klingon', '', 'klingon'],
    ['text/html', `${' '.repeat(1100)}<meta charset="utf-8">`, ''],
  ])('tells the encoding by %s and %s', (type, start, encoding) => {
    expect(read(`${start}${GOOD}`, type)?.encoding).toBe(encoding);
  });

  it('reads the beginning of a very long one, and keeps few of its mistakes', () => {
    const seen = read(`${GOOD}${'<i a a>'.repeat(100)}${'word '.repeat(400_000)}`);
    expect(seen?.cut).toBe(true);
    expect(seen?.mistakes).toHaveLength(50);
    expect(seen?.total).toBe(100);
  });

  it.each([
    ['boxes in boxes', '<div>'.repeat(200_000)],
    ['ever more formatting', Array.from({ length: 2000 }, (_, index) => `<p><b a=${index}>`).join('')],
    [
      'one element with all the attributes',
      `<a ${Array.from({ length: 200_000 }, (_, index) => `a${index}`).join(' ')}>`,
    ],
    ['the same, hidden by quotes', `<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}="<>"`).join(' ')}>`],
    ['the same in single quotes', `<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}='"<>'`).join(' ')}>`],
  ])('gives up on %s', (_, source) => {
    expect(read(`${GOOD}${source}`)).toBe(null);
  });

  it('makes plain JSON of anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (body, type) => {
        const seen = readMarkup(body, type);
        expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
      }),
      { numRuns: 200 },
    );
  });
});
