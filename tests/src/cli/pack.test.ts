import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { appendFile, cp, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../reports/lib/document-types.ts';
import { writePointer } from '../../../src/cli/saved-scan.ts';
import { digestOfRecord } from '../../../src/evidence/canonical.ts';
import { fileBlobStore, fileScanStore } from '../../../src/store/files.ts';
import { readRecording } from '../../helpers/recorded.ts';
import { runCli, temporaryFolder } from '../../helpers/run-cli.ts';
import { runHere } from '../../helpers/run-here.ts';
import { readPdf } from '../browser/pdf.ts';

const folder = await temporaryFolder();
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
const report = at('report');
afterAll(() => folder.remove());

/** A recorded visit, filed as a scan files it. */
beforeAll(async () => {
  const { record, blobs } = await readRecording('westmere-forms');
  const store = at('store');
  const filed = fileBlobStore(store);
  for (const { artifacts } of [...record.pages, ...record.sites]) {
    for (const entry of Object.values(artifacts)) {
      const bytes = typeof entry === 'string' ? await blobs.get(entry) : undefined;
      if (bytes) await filed.put(bytes);
    }
  }
  await fileScanStore(store).saveRecord(record);
  await mkdir(report);
  const scan = digestOfRecord(record);
  await writePointer(report, { scan, result: scan, store });
  const made = await runHere(['keygen', '--out', at('keys')]);
  expect(made.code).toBe(0);
});

const secret = at('keys', 'lgdss-signing-key.pem');
const shared = at('keys', 'lgdss-signing-key.public.pem');
const signed = runOnce(() => runHere(['pack', report, '--out', at('signed'), '--sign', secret]));

describe('lgdss keygen', () => {
  it('keeps the private key to its owner', async () => {
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect(await readFile(secret, 'utf8')).toContain('BEGIN PRIVATE KEY');
    expect(await readFile(shared, 'utf8')).toContain('BEGIN PUBLIC KEY');
  });

  it('never writes over a key', async () => {
    const before = await readFile(secret, 'utf8');
    const again = await runHere(['keygen', '--out', at('keys')]);
    expect(again.code).toBe(2);
    expect(await readFile(secret, 'utf8')).toBe(before);
  });
});

describe('lgdss pack and lgdss verify', () => {
  it('write a folder and a zip, say what is lost, and find both whole', async () => {
    const run = await signed();
    // The recording keeps no pictures of this site.
    expect(run.code).toBe(3);
    expect(run.err).toContain('is not in the pack. The saved copy is missing.');
    expect(run.out).toContain('have changed since');
    const seal = /Seal {3}(sha256:\w{64})/.exec(run.out)?.[1];
    for (const pack of [at('signed'), at('signed.zip')]) {
      const verified = await runHere(['verify', pack]);
      expect(verified).toMatchObject({ code: 0, err: '' });
      expect(verified.out).toContain('Whole');
      expect(verified.out).toContain('It does not show who signed');
      expect(verified.out).toContain(seal);
      expect((await runHere(['verify', pack, '--key', shared])).out).toContain('Signed by the holder of your key');
    }
  });

  it('take a review along, and personal data out of it where that is asked for', async () => {
    const filled = at('bins.yaml');
    expect(await runHere(['review', 'start', report, '--out', filled])).toMatchObject({ code: 0, err: '' });
    const empty = await readFile(filled, 'utf8');
    await writeFile(filled, empty.replace(/^notes:.*$/m, 'notes: Ask jo.bloggs@ambleford.example about it.'));
    for (const [name, extra] of [
      ['with-review', []],
      ['with-redacted-review', ['--redact']],
    ] as const) {
      const run = await runHere(['pack', report, '--out', at(name), '--no-pdf', '--review', filled, ...extra]);
      expect(run.code).toBe(3);
      expect(readdirSync(at(name, 'review')).toSorted()).toEqual(['review.html', 'review.md', 'review.yaml']);
      for (const file of readdirSync(at(name, 'review'))) {
        const text = await readFile(at(name, 'review', file), 'utf8');
        expect(text.includes('jo.bloggs'), `${name} ${file}`).toBe(name === 'with-review');
        expect(text, `${name} ${file}`).toContain(name === 'with-review' ? 'jo.bloggs' : 'redacted-email-');
      }
      expect(await readFile(at(name, 'README.txt'), 'utf8')).toContain('review/');
      const { scan } = JSON.parse(await readFile(at(name, 'manifest.json'), 'utf8'));
      for (const file of readdirSync(at(name, 'review')))
        expect(await readFile(at(name, 'review', file), 'utf8'), `${name} ${file}`).toContain(scan);
      const checked = await runHere(['review', 'check', at(name, 'review', 'review.yaml'), '--scan', at(name)]);
      expect(checked).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(await readFile(at(name, 'report.json'), 'utf8'))).toMatchObject({ scan });
      expect((await runHere(['explain', at(name)])).out).toContain('Sum of the weights');
      expect(await runHere(['verify', at(`${name}.zip`)])).toMatchObject({ code: 0, err: '' });
    }
    await writeFile(filled, empty.replace(/sha256:\w{64}/, `sha256:${'e'.repeat(64)}`));
    const other = await runHere(['pack', report, '--out', at('other'), '--no-pdf', '--review', filled]);
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toContain('lgdss review retest');
  });

  it('make a pack of one fault, which says that it is a part and is taken for no scan', async () => {
    await signed();
    const { findings, rootCauses }: ReportDocument = JSON.parse(await readFile(at('signed', 'report.json'), 'utf8'));
    const one = findings.find(({ outcome }) => outcome === 'failed');
    const cause = rootCauses.find(({ id }) => id === one?.rootCause)?.pattern ?? '';
    const fault = `${one?.check} ${one?.messageKey} ${cause}`;
    const made = await runHere(['pack', report, '--fault', fault, '--out', at('part'), '--sign', secret]);
    expect(made.out, made.err).toContain('Seal');
    for (const pack of [at('part'), at('part.zip')]) {
      const verified = await runHere(['verify', pack, '--key', shared]);
      expect(verified).toMatchObject({ code: 0, err: '' });
      expect(verified.out).toContain(`It is a part of a scan: one fault (${one?.check}, ${one?.messageKey}`);
    }
    // Whoever tidies the store knows that there is a pack, though the pack is elsewhere: of the whole scan, which the part is not.
    const { part } = JSON.parse(await readFile(at('part', 'manifest.json'), 'utf8'));
    expect(readdirSync(at('store', 'packed'))).toEqual([part.scan.slice('sha256:'.length)]);
    expect(await readFile(at('store', 'packed', part.scan.slice('sha256:'.length)), 'utf8')).toContain(
      `Z ${at('part')}\n`,
    );
    const explained = await runHere(['explain', at('part')]);
    expect(explained.code).not.toBe(0);
    expect(explained.err).toContain('holds one fault of a scan and not the scan');
    const options = { cwd: at('part'), stdio: 'pipe' } as const;
    expect(() => execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], options)).not.toThrow();
    for (const [args, said] of [
      [['--fault', 'forms/labels none b.nothing'], 'does not have that fault'],
      [['--fault', 'forms/labels'], '--fault has to be'],
      [['--fault', fault, '--review', 'x.yaml'], 'A review is of a whole scan'],
      [['--platform', 'Made Forms'], '--platform goes with --fault'],
    ] as const) {
      const refused = await runHere(['pack', report, '--out', at('no-part'), ...args]);
      expect([refused.code, refused.out, refused.err]).toEqual([2, '', expect.stringContaining(said)]);
    }
  });

  it('give the same bytes in another time zone', async () => {
    const run = await runCli(['pack', report, '--out', at('elsewhere'), '--sign', secret], {
      env: { TZ: 'Pacific/Auckland' },
    });
    expect(run.code).toBe(3);
    await signed();
    expect(Buffer.compare(await readFile(at('elsewhere.zip')), await readFile(at('signed.zip')))).toBe(0);
  });

  it('can be checked without this program', async () => {
    await signed();
    const options = { cwd: at('signed'), stdio: 'pipe' } as const;
    expect(() => execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], options)).not.toThrow();
    const openssl = ['pkeyutl', '-verify', '-pubin', '-inkey', shared, '-rawin', '-in', 'manifest.json'];
    const said = execFileSync('openssl', [...openssl, '-sigfile', 'manifest.sig'], options);
    expect(said.toString()).toContain('Verified Successfully');
  });

  it('hold a printed report, and say so where no browser can print it', async () => {
    await signed();
    const pdf = await readPdf(await readFile(at('signed', 'report.pdf')));
    expect(pdf).toMatchObject({ marked: true, info: { Language: 'en-GB' } });
    const none = await runHere(['pack', report, '--out', at('no-browser')], { env: { LGDSS_BROWSER: at('nothing') } });
    expect(none.code).toBe(3);
    expect(none.err).toContain('report.pdf is not in the pack. LGDSS_BROWSER says');
    const readme = await readFile(at('no-browser', 'README.txt'), 'utf8');
    expect(readme).toMatch(/Missing from this pack\n {2}report\.pdf is not in the pack/);
    expect(readme).not.toContain('for printing');
    const left = await runHere(['pack', report, '--out', at('without'), '--no-pdf']);
    expect(left.err).not.toContain('report.pdf');
    for (const folder of ['no-browser', 'without']) expect(readdirSync(at(folder))).not.toContain('report.pdf');
    expect(await readFile(at('without', 'README.txt'), 'utf8')).not.toContain('report.pdf');
    const wrong = await runHere(['pack', report, '--out', at('wrong'), '--browser', at('nothing')]);
    expect(wrong.code).toBe(2);
  });

  it('hold no e-mail address and no telephone number when they are redacted, the PDF included', async () => {
    await signed();
    const run = await runHere(['pack', report, '--out', at('redacted'), '--redact']);
    expect(run.code).toBe(3);
    expect((await runHere(['verify', at('redacted.zip')])).code).toBe(0);
    const own = 'security@westmere.example';
    const texts = async (folder: string) => {
      const files = readdirSync(at(folder), { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      return Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')));
    };
    expect((await texts('signed')).some((text) => text.includes(own))).toBe(true);
    expect((await texts('redacted')).some((text) => text.includes(own))).toBe(false);
    const pdf = await readPdf(await readFile(at('redacted', 'report.pdf')));
    expect(pdf.texts.join('\n')).not.toMatch(/[\w.]+@\w+\.\w+/);
  });

  it('prints beside a report as well', async () => {
    const run = await runHere(['recheck', report, '--out', at('again'), '--pdf']);
    expect(run.err).toBe('');
    expect((await readPdf(await readFile(at('again', 'report.pdf')))).marked).toBe(true);
    const nowhere = await runHere(['recheck', report, '--out', at('not'), '--pdf', '--browser', at('nothing')]);
    expect(nowhere.code).toBe(3);
    expect(nowhere.out).toContain('report.pdf was not written. --browser says');
    expect((await runHere(['recheck', report, '--pdf'])).code).toBe(2);
  });

  it('name what was changed, added, taken away and linked in the folder', async () => {
    await signed();
    const spoilt = at('spoilt');
    await cp(at('signed'), spoilt, { recursive: true });
    await appendFile(path.join(spoilt, 'report.html'), ' ');
    await writeFile(path.join(spoilt, 'extra.txt'), '');
    await rm(path.join(spoilt, 'findings.csv'));
    await symlink('/etc/hostname', path.join(spoilt, 'pages', 'link.txt'));
    await mkdir(path.join(spoilt, 'empty'));
    const run = await runHere(['verify', spoilt]);
    expect(run.code).toBe(1);
    expect(run.out).not.toContain('nothing changed');
    for (const sentence of [
      'report.html was changed',
      'extra.txt was added',
      'findings.csv is missing',
      '"pages/link.txt" is not a file but a link',
      'empty was added',
    ])
      expect(run.out).toContain(sentence);
  });

  it('notice a byte after the zip', async () => {
    await signed();
    await cp(at('signed.zip'), at('longer.zip'));
    await appendFile(at('longer.zip'), 'x');
    const run = await runHere(['verify', at('longer.zip')]);
    expect(run.code).toBe(1);
    expect(run.out).toContain('Not whole');
  });

  it('leave what is there alone', async () => {
    await signed();
    const run = await runHere(['pack', report, '--out', at('signed')]);
    expect(run).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    ['pack', ['pack', at('nowhere')]],
    ['pack with a public key', ['pack', report, '--out', at('no'), '--sign', shared]],
    ['verify', ['verify', at('nowhere')]],
    ['verify with a private key', ['verify', report, '--key', secret]],
    ['verify without a pack', ['verify']],
  ])('%s: wrong usage is exit code 2', async (_name, args) => {
    const run = await runHere(args);
    expect(run.code).toBe(2);
    expect(run.err).not.toBe('');
    expect(readdirSync(folder.path)).not.toContain('no');
  });

  it('takes any other file for no pack', async () => {
    await writeFile(at('other.zip'), 'PK');
    expect((await runHere(['verify', at('other.zip')])).code).toBe(1);
    expect((await runHere(['verify', report])).out).toContain('manifest.json is missing');
  });
});

function runOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
