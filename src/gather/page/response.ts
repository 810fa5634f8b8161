import type { Response } from 'playwright';
import { type HttpResponse, LONGEST_HEADER } from '../../model/evidence.ts';
import type { PageGatherer } from '../gatherer.ts';
import { withoutCookieValues } from '../without-cookie-values.ts';

const MAX_HEADERS = 200;

export const response: PageGatherer<'response'> = {
  artifact: 'response',
  timeoutMs: 5000,
  begin: (visiting) => () => readResponse(visiting.main()),
};

/** The final response with the redirects that led to it, oldest first. */
export async function readResponse(main: Response): Promise<HttpResponse> {
  const redirects: { url: string; status: number }[] = [];
  for (let hop = main.request().redirectedFrom(); hop; hop = hop.redirectedFrom()) {
    const answer = await hop.response();
    redirects.unshift({ url: hop.url().slice(0, 2048), status: answer?.status() ?? 0 });
  }
  const headers = await main.headersArray();
  return {
    url: main.url().slice(0, 2048),
    status: main.status(),
    headers: headers
      .slice(0, MAX_HEADERS)
      .map(({ name, value }) =>
        withoutCookieValues([name.toLowerCase().slice(0, 200), value.slice(0, LONGEST_HEADER)]),
      ),
    redirects,
  };
}
