import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/targets/address.ts';

describe('parseAddress', () => {
  it.each([
    ['https://www.ambleford.example/bins', 'https://www.ambleford.example/bins'],
    ['  HTTP://WWW.Ambleford.example  ', 'http://www.ambleford.example/'],
    ['www.ambleford.example/bins?week=2#top', 'https://www.ambleford.example/bins?week=2'],
    ['www.ambleford.example:8443/bins', 'https://www.ambleford.example:8443/bins'],
    ['https://www.ambleford.example:443/', 'https://www.ambleford.example/'],
    ['localhost:8080/bins', 'http://localhost:8080/bins'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://[::1]:8080/', 'http://[::1]:8080/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('reads %s', (typed, href) => {
    const parsed = parseAddress(typed);
    expect(parsed.ok && parsed.value.href).toBe(href);
  });

  it.each([
    ['', 'address-empty', 'The address is empty.'],
    ['ftp://x', 'address-scheme', "'ftp://x' is not an http or https address."],
    [
      'mailto:bins@ambleford.example',
      'address-scheme',
      "'mailto:bins@ambleford.example' is not an http or https address.",
    ],
    ['file:///etc/hosts', 'address-scheme', "'file:///etc/hosts' is not an http or https address."],
    ['bins', 'address', "'bins' is not a web address."],
    ['https://', 'address', "'https://' is not a web address."],
    ['www.ambleford.example bins', 'address', "'www.ambleford.example bins' is not a web address."],
    ['https://a.example:99999/', 'address', "'https://a.example:99999/' is not a web address."],
    ['ftp://user:secret@host', 'address-scheme', "'ftp://host' is not an http or https address."],
  ])('refuses %j', (typed, code, begins) => {
    const parsed = parseAddress(typed);
    expect(!parsed.ok && parsed.error.code).toBe(code);
    expect(!parsed.ok && parsed.error.message).toContain(begins);
  });

  it('refuses a password without repeating it', () => {
    const parsed = parseAddress('https://sam:hunter2@www.ambleford.example/');
    expect(!parsed.ok && parsed.error.code).toBe('address-credentials');
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });

  it('shows only the beginning of something very long', () => {
    const parsed = parseAddress(`ftp://${'x'.repeat(5000)}`);
    expect(!parsed.ok && parsed.error.message.length).toBeLessThan(160);
  });
});
