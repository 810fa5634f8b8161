import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { collectSettings } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import { ownerLetter } from '../crawl/owner-letter.ts';
import { readRobots } from '../crawl/robots.ts';
import { type Machine, speedSettings } from '../crawl/speed-settings.ts';
import { readSite } from '../evidence/archive.ts';
import type { ScanRecord } from '../model/evidence.ts';
import type { Ports } from '../ports.ts';
import type { Place } from './places.ts';

/** Beside the reports where pages were blocked, ready to be sent. */
export const LETTER = 'letter-to-the-owner.txt';

interface Run {
  readonly config: Config;
  readonly machine: Machine;
  readonly ports: Pick<Ports, 'blobs'>;
}

/** The file, or null where there is nothing to ask the owner for. */
export async function writeLetter({ target, folder }: Place, record: ScanRecord, { config, machine, ports }: Run) {
  const { speed } = collectSettings(target, config);
  const [home] = record.sites;
  const robots = home && (await readSite(home, ports.blobs, new Set(['robots']))).artifacts.robots;
  const robotsDelayMs = robots ? readRobots(robots).delayMs : 0;
  const letter = ownerLetter(record, {
    contactUrl: config.contactUrl,
    ...speedSettings({ ...speed, robotsDelayMs }, machine),
  });
  if (letter === null) return null;
  const file = path.join(folder, LETTER);
  await writeFile(file, letter);
  return file;
}
