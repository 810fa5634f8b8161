import type { PageGatherer } from '../gatherer.ts';

const MAX_COOKIES = 200;

/** Names and flags of everything in the jar, which was empty before the visit, or held what makes a scan signed in. Values are not read. */
export const cookies: PageGatherer<'cookies'> = {
  artifact: 'cookies',
  timeoutMs: 5000,
  begin: (visiting) => async () => {
    const jar = await visiting.context.cookies();
    return jar
      .filter(({ name }) => !visiting.givenCookies.has(name))
      .slice(0, MAX_COOKIES)
      .map(({ name, domain, path, secure, httpOnly, sameSite, expires }) => ({
        name: name.slice(0, 200),
        domain: domain.slice(0, 253),
        path: path.slice(0, 200),
        secure,
        httpOnly,
        sameSite,
        session: expires === -1,
      }))
      .sort((a, b) => (`${a.name} ${a.domain} ${a.path}` < `${b.name} ${b.domain} ${b.path}` ? -1 : 1));
  },
};
