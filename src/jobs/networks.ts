import { parse } from 'tldts';

/**
 * They deliver or host for anybody, on many servers, and are not all in the list of public suffixes. Two councils behind one of
 * them have nothing in common that a scan could be too much for.
 */
const NAMES = [
  ...['impervadns.net', 'incapdns.net', 'azure.com', 'b-cdn.net', 'herokudns.com', 'googlehosted.com', 'sucuri.net'],
  ...['edgecastcdn.net', 'stackpathdns.com', 'reblaze.io', 'kxcdn.com', 'barracudanetworks.com', 'wpengine.com'],
  ...[
    'vercel-dns.com',
    'squarespace.com',
    'wixdns.net',
    'hubspot.net',
    'acquia-sites.com',
    'netlifyglobalcdn.com',
    'fastly.net',
    'amazonaws.com',
  ],
];

/**
 * Of those whose customers' names have their addresses and stand for no other name, IPv4. Each publishes its own at the address given;
 * those of the first three were written down without a look there. A range that is missing makes its customers wait for each other, and
 * nothing else; one too many would let two scans meet at one server. So none is here that only third parties tell of.
 */
const NETWORKS = [
  // Cloudflare: https://www.cloudflare.com/ips-v4
  ...['173.245.48.0/20', '103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '141.101.64.0/18', '108.162.192.0/18'],
  ...['190.93.240.0/20', '188.114.96.0/20', '197.234.240.0/22', '198.41.128.0/17', '162.158.0.0/15', '104.16.0.0/13'],
  ...['104.24.0.0/14', '172.64.0.0/13', '131.0.72.0/22'],
  // Fastly: https://api.fastly.com/public-ip-list
  ...['23.235.32.0/20', '43.249.72.0/22', '103.244.50.0/24', '103.245.222.0/23', '103.245.224.0/24', '104.156.80.0/20'],
  ...['140.248.64.0/18', '140.248.128.0/17', '146.75.0.0/17', '151.101.0.0/16', '157.52.64.0/18', '167.82.0.0/17'],
  ...['167.82.128.0/20', '167.82.160.0/20', '167.82.224.0/20', '172.111.64.0/18', '185.31.16.0/22', '199.232.0.0/16'],
  // Imperva: https://my.imperva.com/api/integration/v1/ips
  ...['199.83.128.0/21', '198.143.32.0/19', '149.126.72.0/21', '103.28.248.0/22', '45.64.64.0/22', '185.11.124.0/22'],
  ...['192.230.64.0/18', '107.154.0.0/16', '45.60.0.0/16', '45.223.0.0/16'],
  // What a bare domain is pointed to, which can stand for no other name, one address for all customers. GitHub Pages:
  // https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site/managing-a-custom-domain-for-your-github-pages-site
  ...['185.199.108.153/32', '185.199.109.153/32', '185.199.110.153/32', '185.199.111.153/32'],
  // Vercel: https://vercel.com/docs/domains/set-up-custom-domain
  '76.76.21.21/32',
  // Netlify: https://answers.netlify.com/t/support-guide-minimizing-impact-of-load-balancer-not-working/34888
  '75.2.60.5/32',
  // Squarespace: https://github.com/Domain-Connect/Templates/blob/master/squarespace.com.website.json
  ...['198.185.159.144/31', '198.49.23.144/31'],
  // Shopify: https://help.shopify.com/manual/domains/understanding-domains, and before that
  // https://github.com/Domain-Connect/Templates/blob/master/shopify.com.website.json
  ...['23.227.38.65/32', '23.227.38.32/32'],
  // Wix: https://github.com/Domain-Connect/Templates/blob/master/wix.com.website.json
  '23.236.62.147/32',
].map(rangeOf);

/**
 * No server can have one of these: "this network", what a machine gives itself, groups, and what is reserved. Names that are parked or
 * shut off have them. Private ones stay: inside a network they are those of servers.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const NOBODYS = ['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'].map(rangeOf);

/** Whether a name is that of such a network, or below it. */
export function isNetwork(name: string): boolean {
  const { isPrivate } = parse(name, { allowPrivateDomains: true });
  return isPrivate === true || NAMES.some((one) => name === one || name.endsWith(`.${one}`));
}

/**
 * On a network that gives each customer a name of its own, that name: a load balancer or an app of a supplier may answer for many
 * councils. Undefined where the name tells nothing of whose it is.
 */
export function customerOf(name: string): string | undefined {
  const { isPrivate, domain } = parse(name, { allowPrivateDomains: true });
  return isPrivate === true ? (domain ?? undefined) : undefined;
}

/** Whether an IPv4 address is one that such a network gives to all its customers. */
export function isNetworkAddress(address: string): boolean {
  return isIn(NETWORKS, address);
}

/** Whether it is an IPv4 address that a server can have. */
export function isOfServer(address: string): boolean {
  return !isIn(NOBODYS, address);
}

interface Range {
  readonly first: number;
  readonly size: number;
}

function isIn(ranges: readonly Range[], address: string): boolean {
  const number = numberOf(address);
  return ranges.some(({ first, size }) => number >= first && number < first + size);
}

function rangeOf(text: string): Range {
  const [address = '', bits] = text.split('/');
  return { first: numberOf(address), size: 2 ** (32 - Number(bits)) };
}

/** Of what is no IPv4 address, a number that is in no range. */
function numberOf(address: string): number {
  const parts = address.split('.').map(Number);
  return parts.length === 4 ? parts.reduce((number, part) => number * 256 + part, 0) : Number.NaN;
}
