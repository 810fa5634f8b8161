import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Gathered } from '../model/evidence.ts';

const MOST_BYTES = 1_000_000;
const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates in the file of the setting `ca`; none without it. */
export async function readTrusted({ ca }: Pick<Config, 'ca'>, cwd: string): Promise<Gathered<readonly string[]>> {
  if (ca === null) return { ok: true, value: [] };
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, ca), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return wrong(
      code === 'ENOENT' ? `There is no file '${ca}' (--ca).` : `The file '${ca}' (--ca) cannot be read (${code}).`,
    );
  }
  const found = text.length > MOST_BYTES ? [] : (text.match(PEM) ?? []);
  if (found.length === 0 || !found.every(isCertificate))
    return wrong(
      `'${ca}' (--ca) holds no certificate that can be used. It must be a PEM file, with lines that say BEGIN CERTIFICATE.`,
    );
  return { ok: true, value: found };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'ca', message } };
}
