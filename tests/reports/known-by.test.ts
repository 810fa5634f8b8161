import { describe, expect, it } from 'vitest';
import { knownBy } from '../../reports/lib/known-by.ts';

const HOST = 'www.ambleford.example';

describe('what a person would call an element', () => {
  it.each<readonly [code: string, role: string, name: string, target?: string]>([
    ['<a href="/bins">Your <b>bins</b></a>', 'link', 'Your bins'],
    ['<a class="x9" id="l-17" href="/bins"><img src="/a.png" alt="Bins"></a>', 'link', 'Bins'],
    ['<a href="/bins/when?page=2#top"><svg></svg></a>', 'link', '', 'bins/when'],
    [`<a href="https://${HOST}/bins"></a>`, 'link', '', 'bins'],
    ['<a href="https://pay.example/x"></a>', 'link', '', 'pay.example/x'],
    ['<a name="top">Top</a>', 'text', 'Top'],
    ['<button aria-label="Close">×</button>', 'button', 'Close'],
    ['<div role="button">Open</div>', 'button', 'Open'],
    ['<h3>  What\n you need </h3>', 'heading', 'What you need'],
    ['<img src="/assets/logo-3f2a9c1b.png?v=2">', 'image', '', 'logo.png'],
    ['<img src="/media/8831/roadworks.jpg" alt="">', 'image', '', 'roadworks.jpg'],
    ['<img src="data:image/png;base64,AAAA">', 'image', ''],
    ['<input type="text" id="f-8231" name="ctl00$main$Postcode">', 'textbox', '', 'Postcode'],
    ['<input type="submit" value="Go">', 'button', 'Go'],
    ['<input type="search" placeholder="Find a page" name="q">', 'searchbox', 'Find a page'],
    ['<td>12 May</td>', 'text', '12 May'],
    ['<th><div>Day</div></th>', 'text', 'Day'],
    ['<tr><td>1</td></tr>', 'text', ''],
    ['<ul><li>One</li><li>Two</li></ul>', 'list', ''],
    ['<div><p>One</p><p>Two</p></div>', 'text', ''],
    ['<div><div><span>Only this</span></div></div>', 'text', 'Only this'],
    ['<table><caption>Bin days</caption><tr><td>1</td></tr></table>', 'table', 'Bin days'],
    ['<fieldset><legend>Your address</legend></fieldset>', 'group', 'Your address'],
    ['<iframe src="https://maps.example/embed/v1/place?key=1"></iframe>', 'frame', '', 'place'],
    ['<html lang="en">', 'page', ''],
    ['<p class="a cut opening ta', 'text', ''],
    ['', 'element', ''],
    ['just words', 'element', ''],
  ])('%s', (code = '', role, name, target = '') => {
    expect(knownBy(code, HOST)).toEqual({ role, name, target });
  });

  it('keeps names short and on one line, whatever a page puts in', () => {
    const { name } = knownBy(`<p>${'\u202eevil\n'.repeat(2000)}</p>`, HOST);
    expect(name.length).toBeLessThanOrEqual(60);
    expect(name).not.toMatch(/[\n\u202e]/);
  });

  it('reads ten thousand elements inside each other', () => {
    expect(knownBy('<div>'.repeat(10_000), HOST).role).toBe('text');
  });
});
