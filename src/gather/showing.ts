/** Decides for one page whether it needs a picture, and how far down. */
export interface Showing {
  /** Whether this place still has something to show that pages before it have not shown often enough. */
  isNew(rule: string, selector: string): boolean;
  /** Asked once, when everything was found. Pages that are only looked at never ask, and take nobody's place. */
  takesPicture(): boolean;
}

/** A small service is shown whole; of a large site, its beginning. */
const FIRST_PAGES = 30;
/** Enough for the reports, which show one picture for each cause and choose between pages. */
const PAGES_EACH = 10;
const MOST_KINDS = 2000;
const MOST_HOSTS = 50;

interface Host {
  pages: number;
  readonly kinds: Map<string, number>;
}

/**
 * A picture costs a seventh of a visit, one that reaches below the window four times as much, and most of what it would
 * show stands on every page of a site. So the first pages of a host have one each, after that only pages with a kind of
 * fault that has not been shown on enough others.
 */
export function createShowings(allPictures: boolean): (url: string) => Showing {
  const hosts = new Map<string, Host>();
  return (url) => {
    const host = hostOf(url, hosts);
    let shows = false;
    const here = new Set<string>();
    return {
      isNew(rule, selector) {
        const kind = `${rule} ${withoutNumbers(selector)}`;
        if (here.has(kind)) return false;
        here.add(kind);
        const before = host.kinds.get(kind) ?? 0;
        if (before >= PAGES_EACH || (before === 0 && host.kinds.size >= MOST_KINDS)) return false;
        host.kinds.set(kind, before + 1);
        shows = true;
        return true;
      },
      takesPicture() {
        host.pages += 1;
        return shows || allPictures || host.pages <= FIRST_PAGES;
      },
    };
  };
}

/** The host that was met first makes way, when there are too many. */
function hostOf(url: string, hosts: Map<string, Host>): Host {
  const name = URL.parse(url)?.host ?? '';
  const known = hosts.get(name);
  if (known) return known;
  const [oldest] = hosts.keys();
  if (hosts.size >= MOST_HOSTS && oldest !== undefined) hosts.delete(oldest);
  const host = { pages: 0, kinds: new Map<string, number>() };
  hosts.set(name, host);
  return host;
}

/** The same element of the same template, whichever one it is in its list. */
function withoutNumbers(selector: string): string {
  return selector.replaceAll(/\d+/g, '#');
}
