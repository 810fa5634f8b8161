/**
 * `npm run golden [-- --keep-evidence] [site …]`: visits the invented councils with the real browser, writes what was
 * seen to fixtures/evidence/ and what the checks make of it to tests/golden/. After a change of a check, which changes
 * no evidence, `--keep-evidence` judges what is recorded already. The reviewer reads the difference.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { axeRulesUsed } from '../checks/lib/axe-rules.ts';
import { secondRules } from '../checks/lib/second-engine-rules.ts';
import { serveSite } from '../fixtures/serve.ts';
import { locateBrowser } from '../src/browser/locate.ts';
import { collect } from '../src/collect.ts';
import { defaultRulebook, systemClock } from '../src/compose.ts';
import { settings } from '../src/config/schema.ts';
import { isDigest } from '../src/evidence/canonical.ts';
import { openVisitor } from '../src/gather/open-visitor.ts';
import type { Digest, Failure, ScanRecord } from '../src/model/evidence.ts';
import type { BlobStore, Clock } from '../src/ports.ts';
import { assessRecord } from '../src/scan.ts';
import { memoryBlobStore } from '../src/store/memory.ts';
import { expectedOf } from '../tests/helpers/expected.ts';
import {
  goldenOf,
  pictureOf,
  type RecordedSite,
  readRecording,
  recordedSites,
  recordingOf,
  writeRecording,
} from '../tests/helpers/recorded.ts';

/** Always the same day, so that what is judged by its date does not depend on when this ran. */
const RECORDED_AT = Date.parse('2026-11-23T09:00:00.000Z');
/** In place of the version of whatever machine recorded. */
const ANY_NODE = 'v24.0.0';
/** In place of the version of the tool, which would change every recording at every release. */
const TOOL = '0.0.0';

const { values, positionals } = parseArgs({
  options: { 'keep-evidence': { type: 'boolean' } },
  allowPositionals: true,
});
const chosen = recordedSites.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (chosen.length < positionals.length) throw new Error(`The sites are: ${recordedSites.map(({ name }) => name)}.`);
for (const site of chosen) {
  if (!values['keep-evidence']) await record(site);
  await judge(site.name);
}

async function record(site: RecordedSite): Promise<void> {
  const blobs = memoryBlobStore();
  const served = await serveSite(site.name, { port: site.port, now: RECORDED_AT });
  const visited = await visit(site, served.origin, blobs).finally(() => served.close());
  const problem = whatIsMissing(visited, site);
  if (problem !== undefined) throw new Error(`${site.name} was not recorded: ${problem}`);

  await rm(path.dirname(recordingOf(site.name)), { recursive: true, force: true });
  await mkdir(path.dirname(recordingOf(site.name)), { recursive: true });
  await writeFile(
    recordingOf(site.name),
    writeRecording({ record: visited, artifacts: await artifactsOf(visited, blobs) }),
  );
  for (const { screenshot, url } of visited.outcomes) {
    const bytes = screenshot && site.pictures.includes(new URL(url).pathname) && (await blobs.get(screenshot.blob));
    if (bytes) await writeFile(pictureOf(site.name, screenshot.blob), bytes);
  }
}

async function visit(site: RecordedSite, origin: string, blobs: BlobStore): Promise<ScanRecord> {
  const browser = await locateBrowser(null, process.env);
  if ('code' in browser) throw new Error(browser.message);
  const clock = steadyClock();
  const options = {
    executablePath: browser.path,
    userAgent: `lgdss-scanner/${TOOL} (+${settings.contactUrl.default})`,
    timeoutMs: settings.timeoutMs.default,
    ignoreCertificateErrors: false,
    axeRules: axeRulesUsed,
    secondRules: Object.keys(secondRules),
  };
  // Whether a machine has other engines must not change what is recorded on it.
  const visitor = await openVisitor(options, { clock, blobs }, { otherEngines: [] });
  const start = site.pages.map((page) => origin + page);
  // Depth 0: exactly the pages of the list. Their links are still asked whether they work.
  const scope = { origins: [origin], include: [], exclude: [], maxPages: start.length, maxDepth: 0 };
  try {
    return await collect(
      { id: site.name, name: site.council, start, scope },
      // One page after the other: measured times are steadier, and the clock gives each page the same time again.
      {
        toolVersion: TOOL,
        nodeVersion: ANY_NODE,
        userAgent: options.userAgent,
        speed: { concurrency: 1, delayMs: 0, rate: null, ownSite: true },
        machine: { cores: 1, freeMemoryMb: 4096 },
        quietHours: null,
        coverageFloor: 80,
        checkExternalLinks: false,
      },
      { visitor, clock, blobs, emit: () => undefined },
    );
  } finally {
    await visitor.close();
  }
}

/** One second later each time it is asked. */
function steadyClock(): Clock {
  let asked = 0;
  return {
    now() {
      asked += 1;
      return new Date(RECORDED_AT + asked * 1000).toISOString();
    },
    sleep: systemClock.sleep,
  };
}

/** A recording with holes would make golden results of them. */
function whatIsMissing({ outcomes, pages, sites }: ScanRecord, site: RecordedSite): string | undefined {
  if (pages.length !== site.pages.length) {
    const lost = outcomes.find(({ depth, state }) => depth === 0 && state !== 'scanned');
    return `${lost?.url} is ${lost?.state}. ${lost?.detail}`;
  }
  for (const { artifacts } of [...sites, ...pages]) {
    const failures = Object.entries(artifacts).filter(
      (entry): entry is [string, Failure] => typeof entry[1] !== 'string',
    );
    const failure = failures.find(([name]) => name !== 'engines');
    if (failure) return failure[1].message;
  }
  return undefined;
}

async function artifactsOf({ sites, pages }: ScanRecord, blobs: BlobStore): Promise<Record<Digest, unknown>> {
  const artifacts: Record<Digest, unknown> = {};
  for (const entry of [...sites, ...pages].flatMap((subject) => Object.values(subject.artifacts))) {
    const bytes = isDigest(entry) ? await blobs.get(entry) : undefined;
    if (isDigest(entry) && bytes) artifacts[entry] = JSON.parse(new TextDecoder().decode(bytes));
  }
  return artifacts;
}

async function judge(site: string): Promise<void> {
  const { record, blobs } = await readRecording(site);
  const result = await assessRecord(record, defaultRulebook, blobs, TOOL);
  await mkdir(path.dirname(goldenOf(site)), { recursive: true });
  await writeFile(goldenOf(site), `${JSON.stringify(expectedOf(result), null, 2)}\n`);
}
