import { describe, expect, it } from 'vitest';
import { readPackedReport } from '../../../src/cli/packed-report.ts';
import { probeArtifacts } from '../../../src/model/probed.ts';
import { verifyPack } from '../../../src/pack/verify.ts';
import { readZip } from '../../../src/pack/zip.ts';
import { oldPacks, packNames, zipOf } from '../../helpers/old-packs.ts';
import { flipped } from './recorded-pack.ts';

it('every pack in the folder is one that is opened here', () => {
  expect([...oldPacks.map(({ name }) => name), PART.name]).toEqual(packNames.toSorted());
});

/** One fault of a recorded visit. */
const PART = {
  name: 'v2-part',
  seal: 'sha256:27157371eb8522d95b26b32315ee9608a6ee054de77942f91a4600218ddc8df2',
  fault: { check: 'accessibility/axe-text-alternatives', message: 'image-alt', cause: 'img', platform: null },
};

it('the old pack of one fault still opens, is whole, and says that it is a part', async () => {
  const source = readZip(zipOf(PART.name));
  if (!source.ok) throw new Error(source.error.message);
  const verified = await verifyPack(source.value, null);
  expect(verified.problems).toEqual([]);
  expect(verified).toMatchObject({ seal: PART.seal, manifest: { schema: 2, part: { fault: PART.fault } } });
});

describe.each(oldPacks)('the old pack $name', (old) => {
  const zip = zipOf(old.name);
  const open = () => {
    const source = readZip(zip);
    if (!source.ok) throw new Error(source.error.message);
    return source.value;
  };

  it('still opens and is whole', async () => {
    const verified = await verifyPack(open(), null);
    expect(verified.problems).toEqual([]);
    const { seal, schema, tool, signer } = old;
    expect(verified).toMatchObject({
      seal,
      manifest: { schema, tool: { version: tool }, signer: { fingerprint: signer } },
    });
  });

  it('still has a report that can be read', async () => {
    const report = readPackedReport(await open().read('report.json'));
    expect(report).toMatchObject(old.report);
    expect(report?.findings).toHaveLength(old.findings);
    expect(report?.points).toHaveLength(29);
  });

  it('still shows what was changed in it', async () => {
    const source = readZip(flipped(zip, Math.floor(zip.length / 2)));
    expect(source.ok && (await verifyPack(source.value, null)).problems).not.toEqual([]);
  });

  it('has no path of the machine that made it', async () => {
    const { files, read } = open();
    for (const { path } of files.filter(({ path: name }) => !name.endsWith('.jpg')))
      expect(new TextDecoder().decode(await read(path)), path).not.toMatch(
        /[\s"'](?:\/(?:tmp|home|root|Users|work)\/|C:\\)/,
      );
  });

  describe('where files are from pages that were tried out', () => {
    const made = new RegExp(String.raw`^pages/[^/]+/(?:${[...probeArtifacts].join('|')})(?:\.json|-\d+\.jpg)$`);
    const files = open()
      .files.map(({ path }) => path)
      .filter((path) => made.test(path));

    it('they are all there', () => {
      expect(files).toHaveLength(old.probed);
      expect(files.filter((path) => path.endsWith('.jpg')).length).toBe(old.probed === 0 ? 0 : 5);
    });

    it('a flipped byte is found in each', async () => {
      for (const path of files) {
        const source = open();
        const read = async (name: string) => {
          const bytes = await source.read(name);
          return bytes && name === path ? flipped(bytes, Math.floor(bytes.length / 2)) : bytes;
        };
        const { problems } = await verifyPack({ ...source, read }, null);
        expect(problems, path).toEqual([`${path} was changed: its SHA-256 is not the one in the manifest.`]);
      }
    });

    it('one that was taken away is missed, and one that was added is noticed', async () => {
      for (const path of files) {
        const source = open();
        const kept = source.files.filter((file) => file.path !== path);
        const added = path.replace(/(?=\.\w+$)/, '-9');
        const { problems } = await verifyPack({ ...source, files: [...kept, { path: added, bytes: 8 }] }, null);
        expect(problems).toEqual([`${path} is missing.`, `${added} was added: the manifest does not list it.`]);
      }
    });
  });
});
