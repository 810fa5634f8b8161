import { readFileSync } from 'node:fs';

/** The scanner's own version, from the nearest package.json above this file: it lies at another depth once built. */
export const toolVersion: string =
  read(new URL('../package.json', import.meta.url)) ?? read(new URL('../../package.json', import.meta.url)) ?? '0.0.0';

function read(url: URL): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(url, 'utf8')) as { name: string; version: string };
    return name === 'lgdss-scanner' ? version : undefined;
  } catch {
    return undefined;
  }
}
