import type { SURROUNDINGS_NEEDS } from '../../../checks/lib/surroundings.ts';
import type { Link, PageArtifacts, Region } from '../../../src/model/evidence.ts';
import { ORIGIN } from '../../helpers/check-cases.ts';
import { document, link, response } from '../../helpers/evidence.ts';

type Page = { readonly url: string } & Pick<PageArtifacts, (typeof SURROUNDINGS_NEEDS)[number]>;

/** A page with links given as `name /path`, in the header, or `footer: name /path`. */
export function around(path: string, links: readonly string[], rest: Partial<Page> = {}): Page {
  return {
    url: `${ORIGIN}${path}`,
    components: [],
    document: document(''),
    links: links.map(toLink),
    response: response(),
    ...rest,
  };
}

function toLink(written: string): Link {
  const [, region = 'nav', name = '', href = ''] = /^(?:(\w+): )?(.*) (\S+)$/.exec(written) ?? [];
  return link(name, href, { region: region as Region, selector: `${region} > a[href="${href}"]` });
}
