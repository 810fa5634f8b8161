import { describe, expect, it } from 'vitest';
import { hostOf, isHome, isLoopback, isPlainLoopback, pageKey, sameSite } from '../../../checks/lib/hosts.ts';

describe('isLoopback', () => {
  it.each(['localhost', 'shop.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])('%s is this machine', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(['', 'localhost.example', '127.0.0.1.example', '10.0.0.1', '192.168.1.1', 'notlocalhost'])(
    '%s is not',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
  it('asks for plain HTTP as well, where that is meant', () => {
    expect(isPlainLoopback('http://[::1]:4000/')).toBe(true);
    expect(isPlainLoopback('https://localhost/')).toBe(false);
    expect(isPlainLoopback('nonsense')).toBe(false);
  });
});

describe('sameSite', () => {
  it.each([
    ['https://www.ambleford.gov.uk/', 'http://forms.ambleford.gov.uk:8080/x'],
    ['https://ambleford.example/', 'https://cdn.ambleford.example/'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:5000/'],
    ['http://localhost:4000/', 'http://localhost/'],
  ])('%s and %s', (left, right) => {
    expect(sameSite(left, right)).toBe(true);
  });
  it.each([
    ['https://ambleford.gov.uk/', 'https://westmere.gov.uk/'],
    ['https://a.github.io/', 'https://b.github.io/'],
    ['http://127.0.0.1/', 'http://127.0.0.2/'],
    ['http://127.0.0.1/', 'http://localhost/'],
    ['https://ambleford.example/', 'https://notambleford.example/'],
  ])('%s but not %s', (left, right) => {
    expect(sameSite(left, right)).toBe(false);
  });
});

describe('isHome', () => {
  it.each(['/', '/cy', '/cy/', '/en', '/index.html', '/cy/index.php', '/home', '/Default.aspx', '/?lang=cy', '/#main'])(
    '%s',
    (path) => {
      expect(isHome(`https://www.ambleford.example${path}`)).toBe(true);
    },
  );
  it.each(['/bins', '/cycling', '/english-lessons', '/homes', '/cy/biniau', '/index', '/a/index.html'])(
    'not %s',
    (path) => {
      expect(isHome(`https://www.ambleford.example${path}`)).toBe(false);
    },
  );
});

describe('pageKey', () => {
  it('ignores scheme, fragment, trailing slash and the case of the host', () => {
    expect(pageKey('HTTP://WWW.Ambleford.example/bins/#top')).toBe(pageKey('https://www.ambleford.example/bins'));
  });
  it('keeps path case, query and port', () => {
    const keys = ['/bins', '/Bins', '/bins?a=1', ':8080/bins'].map((rest) =>
      pageKey(`https://www.ambleford.example${rest}`),
    );
    expect(new Set(keys).size).toBe(4);
  });
  it('leaves alone what is no address', () => {
    expect(pageKey('nonsense')).toBe('nonsense');
    expect(hostOf('nonsense')).toBe('');
  });
});
