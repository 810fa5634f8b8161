import { type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { verifyPack } from '../../../src/pack/verify.ts';
import { readZip, writeZip } from '../../../src/pack/zip.ts';
import { flipped, packed, recordedInput } from './recorded-pack.ts';

const made = recordedInput('westmere-forms').then(async (input) => (await packed(input)).files);
const whole = made.then(writeZip);

async function problemsOf(zip: Uint8Array): Promise<readonly string[]> {
  const source = readZip(zip);
  return source.ok ? (await verifyPack(source.value, null)).problems : [source.error.message];
}

/** An archive of other make, with the files of the pack and whatever else is given. */
async function other(more: Zippable, options: Parameters<typeof zipSync>[1] = { level: 0 }): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const { path, bytes } of await made) files[path] = bytes;
  return zipSync({ ...files, ...more }, options);
}

describe('the zip of a pack', () => {
  it('is whole', async () => {
    expect(await problemsOf(await whole)).toEqual([]);
  });

  it.each([1, 21, 22, 1000, 100_000])('is found out when the last %i bytes are missing', async (count) => {
    expect(await problemsOf((await whole).slice(0, -count))).not.toEqual([]);
  });

  it.each([0, 1, 10, 100])('is found out when only its first %i bytes are there', async (count) => {
    expect(await problemsOf((await whole).slice(0, count))).not.toEqual([]);
  });

  it('that has a byte before it is told to have that, and not to lack its files', async () => {
    const longer = Buffer.concat([Buffer.from('x'), await whole]);
    expect(await problemsOf(longer)).toEqual([
      'The zip file does not begin as a zip file does: bytes before it, or no zip.',
    ]);
  });

  it('is found out when a byte stands after it, before it or between two entries', async () => {
    const zip = await whole;
    const second = Buffer.from(zip).indexOf('PK\u0003\u0004', 4, 'latin1');
    for (const at of [0, second, zip.length]) {
      const longer = Buffer.concat([zip.subarray(0, at), Buffer.from('x'), zip.subarray(at)]);
      expect(await problemsOf(longer), String(at)).not.toEqual([]);
    }
  });

  it('is found out whatever byte is flipped: headers, contents and lists', async () => {
    const zip = await whole;
    const directory = Buffer.from(zip).lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    const headers = Array.from({ length: 60 }, (_, index) => index);
    const lists = Array.from({ length: zip.length - directory }, (_, index) => directory + index);
    const anywhere = Array.from({ length: 10 }, (_, index) => Math.floor((zip.length * index) / 10));
    for (const at of [...headers, ...lists, ...anywhere])
      expect(await problemsOf(flipped(zip, at)), `byte ${at}`).not.toEqual([]);
  });

  it.each(['../outside.txt', '/etc/outside.txt', 'C:/outside.txt', '..\\outside.txt', 'a/./b.txt', 'aux.txt'])(
    'names an entry called %s',
    async (name) => {
      const problems = await problemsOf(await other({ [name]: new Uint8Array(1) }));
      expect(problems.join('\n')).toContain(JSON.stringify(name));
    },
  );

  it('names an entry that differs from another in capital letters only', async () => {
    const problems = await problemsOf(await other({ 'readme.txt': new Uint8Array(1) }));
    expect(problems.join('\n')).toMatch(/more than one entry for "(readme|README)\.txt"/);
  });

  it('names an entry that comes twice', async () => {
    const twice = await other({ 'zzzzzz.txt': new Uint8Array(1), 'report.html': new Uint8Array(1) });
    const renamed = Buffer.from(Buffer.from(twice).toString('latin1').replaceAll('zzzzzz.txt', 'README.txt'), 'latin1');
    expect((await problemsOf(renamed)).join('\n')).toContain('more than one entry for "README.txt"');
  });

  it('does not take a link, another time or a comment for its own', async () => {
    const files: Zippable = {};
    for (const { path, bytes } of await made) files[path] = bytes;
    const { 'README.txt': readme, ...rest } = files;
    const link: Zippable = { ...rest, 'README.txt': [readme as Uint8Array, { os: 3, attrs: 0o120777 << 16 }] };
    const options = { level: 0, mtime: new Date(1980, 0, 1, 12) } as const;
    for (const zip of [
      zipSync(link, options),
      zipSync(files, { ...options, mtime: new Date(1990, 0, 1, 12) }),
      zipSync(files, { ...options, comment: 'hello' }),
    ]) {
      expect((await problemsOf(zip)).join('\n')).toContain('The zip file holds something besides the files');
    }
  });

  it('inflates nothing, however small a bomb is', async () => {
    const bomb = zipSync({ 'report.html': new Uint8Array(5_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(10_000);
    expect((await problemsOf(bomb)).join('\n')).toContain('is compressed');
  });

  it('takes no more from entries that share bytes than the file has', async () => {
    const zip = Buffer.from(zipSync({ a: new Uint8Array(5000), b: new Uint8Array(5000) }, { level: 0 }));
    // Both entries of the central list now begin at byte 0, and the second claims more than is left.
    const second = zip.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    for (const at of [20, 24]) zip.writeUInt32LE(2 ** 30, second + at);
    expect((await problemsOf(zip)).join('\n')).toContain('larger than the zip file can hold');
  });
});
