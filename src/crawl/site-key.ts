/** http and https, with and without www, are one site to the people who use it. Undefined for what is no address. */
export function siteKey(url: string): string | undefined {
  return URL.parse(url)?.host.replace(/^www\./, '');
}
