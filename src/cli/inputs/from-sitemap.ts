import type { Config } from '../../config/schema.ts';
import { createScope } from '../../crawl/scope.ts';
import { type HttpClient, openHttp } from '../../gather/http.ts';
import { fetchSitemaps } from '../../gather/site/sitemap.ts';
import type { Gathered } from '../../model/evidence.ts';
import type { Target } from '../../model/target.ts';
import { type ScopeDefaults, targetsFromUrls } from '../../targets/parse.ts';
import type { Io } from '../io.ts';
import { readTrusted } from '../trusted.ts';

export interface SitemapTarget {
  readonly target: Target;
  readonly notes: readonly string[];
}

export async function fromSitemap(
  url: string,
  scope: ScopeDefaults,
  config: Config,
  { cwd, signal }: Pick<Io, 'cwd' | 'signal'>,
): Promise<Gathered<SitemapTarget>> {
  const trusted = await readTrusted(config, cwd);
  if (!trusted.ok) return trusted;
  const http = openHttp({ ...config, trusted: trusted.value });
  try {
    return await readSitemap(url, scope, http, signal);
  } finally {
    await http.close();
  }
}

/** One target that starts from the pages of the sitemap. How much is read of it is capped where it is fetched. */
export async function readSitemap(
  url: string,
  scope: ScopeDefaults,
  http: HttpClient,
  signal?: AbortSignal,
): Promise<Gathered<SitemapTarget>> {
  const { targets, problems } = targetsFromUrls([url], scope);
  const [wrongAddress] = problems;
  if (wrongAddress) return { ok: false, error: wrongAddress };
  const [site] = targets;
  const address = site?.start[0];
  if (!site || address === undefined) return wrong(`'${url}' is not the address of a sitemap.`);

  const fetched = await fetchSitemaps(new URL(address).origin, [address], http, signal);
  if (!fetched.ok) return fetched;
  const { files, urls } = fetched.value;
  if (urls.length === 0) {
    const reason = files.find(({ problem }) => problem !== null)?.problem ?? 'It lists no pages.';
    return wrong(`No pages could be read from the sitemap ${address}. ${reason}`);
  }
  const listed = urls.filter((page) => URL.canParse(page));
  const whyNot = createScope(site.scope);
  const start = listed.filter((page) => !['scope', 'excluded'].includes(whyNot(page) ?? ''));
  if (start.length === 0)
    return wrong(
      `The sitemap ${address} lists ${count(urls.length)}, none of them on this site or among those you include.`,
    );
  const left = urls.length - start.length;
  const notes =
    left > 0 ? [`The sitemap lists ${count(left)} on other sites or left out by your patterns; not scanned.`] : [];
  const broken = files.filter(({ problem }) => problem !== null).map((file) => `${file.url}: ${file.problem}`);
  return { ok: true, value: { target: { ...site, start }, notes: [...notes, ...broken] } };
}

function count(pages: number): string {
  return pages === 1 ? '1 page' : `${pages} pages`;
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'sitemap', message } };
}
