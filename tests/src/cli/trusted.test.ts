import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authority, certificate } from '../../../fixtures/lib/certificate.ts';
import { scanCommand } from '../../../src/cli/commands/scan.ts';
import { readTrusted } from '../../../src/cli/trusted.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function read(text: string | null) {
  if (text !== null) await writeFile(path.join(folder.path, 'ca.pem'), text);
  return readTrusted({ ca: text === null ? null : 'ca.pem' }, folder.path);
}

describe('the authorities that somebody trusts besides', () => {
  it('are none without a file', async () => {
    expect(await read(null)).toEqual({ ok: true, value: [] });
  });

  it('are all those in the file, whatever stands between them', async () => {
    const pem = (await authority()).trim();
    expect(await read(`Our authority\r\n${pem}\nand once more\n${pem}\n`)).toEqual({ ok: true, value: [pem, pem] });
  });

  it.each([
    ['nothing', async () => ''],
    ['a key', async () => (await certificate()).key],
    ['a certificate that is none', async () => '-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----'],
    ['more than anybody has', async () => `${await authority()}${' '.repeat(1_000_000)}`],
  ])('cannot be read from %s', async (_, text) => {
    const trusted = await read(await text());
    expect(trusted.ok ? '' : trusted.error.message).toMatch(
      /^'ca\.pem' \(--ca\) holds no certificate that can be used/,
    );
  });

  it('cannot be read from a folder, or from nowhere', async () => {
    const said = async (ca: string) => {
      const trusted = await readTrusted({ ca }, folder.path);
      return trusted.ok ? '' : trusted.error.message;
    };
    expect(await said('.')).toBe("The file '.' (--ca) cannot be read (EISDIR).");
    expect(await said('nowhere.pem')).toBe("There is no file 'nowhere.pem' (--ca).");
  });
});

it('the help explains the options for test sites', () => {
  const io = { out: () => undefined, err: () => undefined, env: {}, cwd: '/', terminal: null, elapsed: () => 0 };
  const more = { signal: AbortSignal.abort(), every: () => () => undefined };
  const help = scanCommand({ ...io, ...more }, () => undefined)
    .helpInformation()
    .replace(/\s+/g, ' ');
  expect(help).toContain('--ca <file> A file with the certificates (PEM) of an authority to trust');
  expect(help).toContain('--resolve <host=address> Connect to this address for this host');
});
