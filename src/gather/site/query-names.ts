const MOST = 500;

/** An address without its fragment and without the values in its query, which may say who visited. */
export function withoutValues(url: string): string {
  const at = URL.parse(url);
  if (!at || !/^https?:$/.test(at.protocol)) return url.slice(0, url.indexOf(':') + 1);
  const names = [...new Set(at.searchParams.keys())].slice(0, 30).map(encodeURIComponent);
  return `${at.origin}${at.pathname}${names.length > 0 ? `?${names.join('&')}` : ''}`.slice(0, MOST);
}
