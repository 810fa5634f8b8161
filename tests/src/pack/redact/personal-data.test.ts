import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/pack/redact/personal-data.ts';

const redacted = (text: string) => createRedactor().text(text);

describe('what is taken out', () => {
  it.each([
    ['Write to jo.bloggs@home.example.', 'Write to redacted-email-1.'],
    ['mailto:Jo.O’Neill+bins@council.gov.uk?subject=x', 'mailto:redacted-email-1?subject=x'],
    ['https://a.example/form?email=jo%40home.example&x=1', 'https://a.example/form?email=redacted-email-1&x=1'],
    ['<a href="/x">jo&#64;home.example</a>', '<a href="/x">redacted-email-1</a>'],
    ['jo.bloggs [at] home.example', 'redacted-email-1'],
    ['"owner":"jo\\u0040home.example"', '"owner":"redacted-email-1"'],
    ['a snippet cut off at jo.bloggs@hom…', 'a snippet cut off at redacted-email-1…'],
    ['a snippet cut off at jo.bloggs@hom', 'a snippet cut off at redacted-email-1'],
    ['https://jo@home.example/', 'https://redacted-email-1/'],
    ['Ring 020 7946 0000 today', 'Ring redacted-phone-1 today'],
    ['(01632) 960 001', 'redacted-phone-1'],
    ['+44 (0)20 7946 0000', 'redacted-phone-1'],
    ['0044 7700 900123', 'redacted-phone-1'],
    ['?tel=%2B447700900123&x=1', '?tel=redacted-phone-1&x=1'],
    ['?tel=07700+900123', '?tel=redacted-phone-1'],
    ['07700\u00a0900\u2011123', 'redacted-phone-1'],
    ['0800 123 456', 'redacted-phone-1'],
    ['+353 1 496 0000', 'redacted-phone-1'],
    ['<a href="tel:01632-960001">', '<a href="tel:redacted-phone-1">'],
    ['My number is AB 12 34 56 C.', 'My number is redacted-nino-1.'],
    ['AB123456C', 'redacted-nino-1'],
    ['ab 12 34 56 c', 'redacted-nino-1'],
    ['<p>jo<wbr>@home.example</p>', '<p>redacted-email-1</p>'],
    ['jo&#8203;@home&shy;.example', 'redacted-email-1'],
    ['jo.blo\u00adggs@\u200bhome.exam', 'redacted-email-1'],
    ['Write to jo @ home.example', 'Write to redacted-email-1'],
    ['jo(AT)home[dot]example', 'redacted-email-1'],
    ['jo {at} home {dot} council {dot} example', 'redacted-email-1'],
    ['jo.O&#39;Neil@home.example', 'redacted-email-1'],
    ['mailto:jo%40home.example', 'mailto:redacted-email-1'],
    ['01632/960001', 'redacted-phone-1'],
    ['cut off at 01632 960…', 'cut off at redacted-phone-1…'],
    ['01234/567890', 'redacted-phone-1'],
    ['01632/960 001', 'redacted-phone-1'],
    ['01632 / 960001', 'redacted-phone-1'],
    ['+44 (0)1632 960 001', 'redacted-phone-1'],
    ['+44(0)1632960001', 'redacted-phone-1'],
    ['0\u200b1632\u2060 960001', 'redacted-phone-1'],
    ['01632&shy;960001', 'redacted-phone-1'],
    ['01632<wbr>960<wbr>001', 'redacted-phone-1'],
    ['０１６３２ ９６０００１', 'redacted-phone-1'],
    ['01632\u202f960\u2009001', 'redacted-phone-1'],
    ['01632·960·001', 'redacted-phone-1'],
    ['jo＠home.example', 'redacted-email-1'],
    ['jo﹫home.example', 'redacted-email-1'],
    ['jo＠home．example', 'redacted-email-1'],
    ['j\u200bo@ho\u200cme.ex\u2060ample', 'redacted-email-1'],
    ['jo@home.ex<wbr>ample', 'redacted-email-1'],
    ['jo<wbr/>@<wbr>home<wbr>.example', 'redacted-email-1'],
    ['jo at home dot example', 'redacted-email-1'],
    ['jo [at] home.example', 'redacted-email-1'],
    ['jo <at> home <dot> example', 'redacted-email-1'],
    ['jo&#x200B;&commat;home&period;example', 'redacted-email-1'],
    ['jo<span>@</span>home.example', 'redacted-email-1<span></span>'],
    ['jo.bloggs<!-- -->@<!-- -->home.example', 'redacted-email-1<!-- --><!-- -->'],
    ['<b>jo.bloggs</b>@home.example', '<b>redacted-email-1</b>'],
    ['Ring 01632 <strong>960 001</strong>.', 'Ring redacted-phone-1<strong></strong>.'],
    ['<span>01632</span>\n          <span>960001</span>', '<span>redacted-phone-1</span><span></span>'],
    ['01632 960<br>001', 'redacted-phone-1<br>'],
    ['AB<b>123456</b>C', 'redacted-nino-1<b></b>'],
    [
      '<a href="mailto:jo@home.example">jo<i title="al@home.example">@</i>home.example</a>',
      '<a href="mailto:redacted-email-1">redacted-email-1<i title="redacted-email-2"></i></a>',
    ],
    [
      '<a data-cfemail="177d7857">[email&#160;protected]</a>',
      '<a data-cfemail="redacted-email-1">[email&#160;protected]</a>',
    ],
    ['/cdn-cgi/l/email-protection#177d78577f787a72', '/cdn-cgi/l/email-protection#redacted-email-1'],
    ['mailto:jo%2Ebloggs%40home%2Eexample', 'mailto:redacted-email-1'],
    ['?to=jo%2540home.example', '?to=redacted-email-1'],
    ['"jo\\x40home.example"', '"redacted-email-1"'],
    ['jo[@]home.example', 'redacted-email-1'],
    ['jo@ home.example', 'redacted-email-1'],
    ['jo @home.example', 'redacted-email-1'],
    ['(0)1632 960001', 'redacted-phone-1'],
    ['01632 — 960001', 'redacted-phone-1'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  it('gives one address or number one name, however it is written', () => {
    const redactor = createRedactor();
    expect(
      redactor.text('Jo@home.example jo%40home.example al@home.example jo[at]home[dot]example jo at home dot example'),
    ).toBe('redacted-email-1 redacted-email-1 redacted-email-2 redacted-email-1 redacted-email-1');
    expect(
      redactor.text(
        '+44 7700 900123, 07700-900-123, 07700&#8203;900<wbr>123, ０７７００ ９００１２３ and 07700 900 124',
      ),
    ).toBe('redacted-phone-1, redacted-phone-1, redacted-phone-1, redacted-phone-1 and redacted-phone-2');
    expect(
      redactor.text('jo<b>@home</b>.example jo%2540home%2Eexample data-cfemail="177d78577f787a7239726f767a677b72"'),
    ).toBe('redacted-email-1<b></b> redacted-email-1 data-cfemail="redacted-email-1"');
    expect(redactor.text('07700 <i>900</i> 123')).toBe('redacted-phone-1<i></i>');
    expect(redactor.counts()).toEqual({ email: 2, phone: 2, nino: 0 });
  });
});

describe('what stays', () => {
  it.each([
    '2026-11-23T09:30:00.000Z',
    '01-02-2026 10:30',
    '01/02/2026 to 03/04/2026',
    'https://www.ambleford.example/media/logo@2x.png',
    'https://cdn.example/npm/vue@3.4.1',
    '@media print { .a { margin: 0 12px } }',
    'https://social.example/@ambleford/posts',
    'M0 123 456 789 0 12 34',
    '0.012345678901',
    '40.4, 100 − 40.4 = 59.6',
    'Dial 999, 101 or 116 123',
    'tel:999',
    'QQ 12 34 56 C',
    'qq 12 34 56 c',
    'f-0123456789abcdef',
    'Open at 9 @ the library. Bring a form.',
    'Look for us at the polka dot shop.',
    '0123/4567',
    'cut off at 01632 960',
    'cut off at 0123…',
    '01/02/2026 / 03/04/2026',
    'UPRN 010012345678901',
    '/2026/012/34567',
    'ISBN 978-0-306-40615-7',
    `sha256:${'0123456789'.repeat(6)}abcd`,
    'version 1.2.3, axe 4.14, Node 24.21.0',
    'http://127.0.0.1:47801/x',
    'Follow <b>@ambleford</b>, or us @ambleford today.',
    '<li>012</li><li>345</li><li>6789</li>',
    '<b>01</b> <b>02</b> <b>03</b> <b>04</b> <b>05</b>',
    '<p>Open at 9</p><p>@ the library</p>',
    'a < b and <b>c</b> > d',
  ])('%s', (text) => {
    expect(redacted(text)).toBe(text);
  });
});

describe('any text', () => {
  it('loses every address and number in it', () => {
    const planted = ['jo@home.example', '07700 900123', '+44 20 7946 0000', 'AB123456C'];
    const between = fc.constantFrom(' ', ', ', '"', '<', '(', '\n', ' x ', '; ');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...planted), between)), (pieces) => {
        const text = redacted(pieces.flat().join(''));
        expect(planted.filter((one) => text.includes(one))).toEqual([]);
      }),
    );
  });

  it('takes no longer because somebody wants it to', { timeout: 20_000 }, () => {
    const long = 200_000;
    for (const text of [
      'a',
      'a.',
      'a@',
      '0 ',
      '012',
      '+1 ',
      'a-',
      'tel:',
      'AB12',
      '[at]',
      '&#8203;',
      '<wbr>',
      'a<wbr>',
      'a@a<wbr>',
      '[dot]',
      'a[dot]',
      '012/',
      '012&shy;',
      '0<wbr>1',
      ' at a',
      ' at a dot ',
      'a@a.b<wbr>',
      '<b>',
      'a<b>',
      'a<b>@<b>',
      '0<b>1',
      '<b ',
      '<!--',
      'a <!-- ',
      'data-cfemail="',
      'a%25',
    ])
      expect(typeof redacted(`123456@${text.repeat(Math.ceil(long / text.length))}`)).toBe('string');
  });

  it('keeps the shape of a value, and digests', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const value = { a: [null, true, 3, digest, 'jo@home.example'], 'jo@home.example': { b: '' } };
    expect(createRedactor().value(value)).toEqual({
      a: [null, true, 3, digest, 'redacted-email-1'],
      'redacted-email-1': { b: '' },
    });
  });
});
