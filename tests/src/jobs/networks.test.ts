import { expect, it } from 'vitest';
import { suppliersOf } from '../../../src/jobs/suppliers.ts';
import type { Target } from '../../../src/model/target.ts';

const SOUTHMERE: Target = {
  ...{ id: 'southmere', name: 'Southmere', start: ['https://www.southmere.example/'] },
  scope: { origins: [], include: [], exclude: [], maxPages: 1, maxDepth: 0 },
};

it.each([
  ['the first', '104.16.0.0', true],
  ['the last', '104.27.255.255', true],
  ['one that ends elsewhere', '198.41.255.255', true],
  ['the one before', '104.15.255.255', false],
  ['the one after', '104.28.0.0', false],
  // What the bare domains of all their customers have.
  ['GitHub Pages', '185.199.108.153', true],
  ['another of GitHub', '185.199.108.133', false],
  ['Vercel', '76.76.21.21', true],
  ['Netlify', '75.2.60.5', true],
  ['the first of Squarespace', '198.185.159.144', true],
  ['the last of Squarespace', '198.49.23.145', true],
  ['the one after those of Squarespace', '198.49.23.146', false],
  ['Shopify', '23.227.38.65', true],
  ['Wix', '23.236.62.147', true],
  // What names have that are parked or shut off.
  ['nobody', '0.0.0.0', true],
  ['what a machine gives itself', '169.254.1.1', true],
  ['a group', '224.0.0.1', true],
  ['everybody', '255.255.255.255', true],
  // Inside a network these are of servers.
  ['a private one', '10.0.0.1', false],
  ['this machine', '127.0.0.1', false],
])('an address that tells nothing of whose server it is: %s', async (_, address, isOne) => {
  const said = await suppliersOf([SOUTHMERE], async () => ({
    aliases: [],
    addresses: [address],
  }));
  expect([...said.values()]).toEqual(isOne ? [] : [[address]]);
});

it('an address that no server can have beside one that a server has changes nothing', async () => {
  const ask = async () => ({ aliases: [], addresses: ['0.0.0.0', '192.0.2.10'] });
  expect([...(await suppliersOf([SOUTHMERE], ask)).values()]).toEqual([['192.0.2.10']]);
});

it.each([
  ...['cname.vercel-dns.com', 'ext-cust.squarespace.com', 'www12.wixdns.net', 'group1.sites.hubspot.net'],
  ...['council.prod.acquia-sites.com', 'x.netlifyglobalcdn.com', 'dualstack.d.sni.global.fastly.net', 'd.fastly.net'],
])('behind %s two councils have nothing in common', async (alias) => {
  const ask = async () => ({ aliases: [alias], addresses: ['192.0.2.30'] });
  expect(await suppliersOf([SOUTHMERE], ask)).toEqual(new Map());
});
