import { budgetsNotKnown } from '../../reports/lib/budgets.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { locateBrowser } from '../browser/locate.ts';
import { beginIn } from '../cli/begun.ts';
import { openEarlier } from '../cli/earlier.ts';
import { readJourneys } from '../cli/journeys.ts';
import { storeFor } from '../cli/places.ts';
import { whileKept } from '../cli/reading.ts';
import { sampleFor } from '../cli/samples.ts';
import { readSignIn, signInFirst } from '../cli/sign-in.ts';
import { readTrusted } from '../cli/trusted.ts';
import { collectSettings, openPorts, rulebookWith, thisProcess } from '../compose.ts';
import { resolveConfig } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import { gapsOf } from '../crawl/coverage.ts';
import { neverJudged } from '../custom/never-judged.ts';
import type { ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import type { Target } from '../model/target.ts';
import type { Ports } from '../ports.ts';
import { catalogueOf, scan as scanTarget } from '../scan.ts';
import { noFolder, unmarkBegun } from '../store/begun.ts';
import { targetsFromUrls } from '../targets/parse.ts';
import { toolVersion } from '../version.ts';
import { asked } from './asked.ts';
import { COMMAND_ONLY, type ScanOptions } from './options.ts';
import { allChecks } from './own-checks.ts';
import { type ReportFormat, reporter } from './report.ts';

/** A finished scan. Nothing of it is open any more. */
export interface Scanned {
  /** What was seen. */
  readonly record: ScanRecord;
  /** What the checks and the scores made of it. */
  readonly result: ScanResult;
  /** Why the scan is not complete, in sentences; empty when it is. An incomplete scan passes nothing. */
  readonly gaps: readonly string[];
  /** What report.json holds, with types: scores, findings in words, coverage. Put together when it is asked for. */
  document(): ReportDocument;
  /** The same scan as a file that people or programs read. */
  report(format: ReportFormat): Promise<string>;
}

/**
 * Scans one service, starting from an address: finds the browser, crawls, judges, scores, and closes everything again.
 * Rejects with a TypeError for wrong options, and with an Error where there is no browser that starts or signing in does
 * not work. Never rejects for a bad site.
 */
export async function scan(url: string, options: ScanOptions = {}): Promise<Scanned> {
  const { ownChecks = [], onEvent = () => undefined, signal, ...given } = options;
  const config = settled(given);
  const { cwd, env } = thisProcess();
  const target = targetAt(url, config);
  const own = await allChecks(config.checks, ownChecks, cwd);
  const rulebook = rulebookWith(own);
  const trusted = asked(await readTrusted(config, cwd));
  const signIn = asked(readSignIn(config, [target], { env, cwd }));
  const journeys = asked(await readJourneys(config.journeys, cwd));
  const { since } = config;
  const earlier = since === null ? undefined : asked(await openEarlier(since, config, cwd));
  const browser = await locateBrowser(config.browser, env);
  if ('code' in browser) throw new Error(browser.message);

  const store = storeFor(config, cwd);
  const place = { executablePath: browser.path, store, trusted, signIn, journeys };
  const opened = await openPorts(config, place, onEvent);
  const begun = noFolder(store);
  const stop = signal ?? new AbortController().signal;
  try {
    await beginIn(store, begun, stop);
    const signedOut = await signInFirst(opened.visitor.signIn, stop);
    if (signedOut) throw new Error(signedOut.message);
    const ports: Ports = earlier ? { ...opened, earlier } : opened;
    const sample = asked(await sampleFor(target, config, ports.samples));
    const settings = { ...collectSettings(target, config), sample };
    for (const message of neverJudged(own, config)) onEvent({ kind: 'warning', message });
    const scans = () => scanTarget(target, settings, rulebook, ports, signal);
    // The earlier scan may be in another store.
    const { record, result } = await whileKept(since === null ? [] : [since], store, { cwd, signal: stop }, scans);
    const gaps = [...gapsOf(record), ...budgetsNotKnown(result.budgets ?? null)];
    const input = { record, result, catalogue: catalogueOf(rulebook), standard: config.standard };
    const gate = { isSet: false, asked: [], reasons: [], examples: [], notes: [], fresh: null };
    return { record, result, gaps, ...reporter({ ...input, ending: { gaps, gate, link: null } }, opened.tools) };
  } finally {
    await unmarkBegun(store, begun);
    await opened.close();
  }
}

/** Neither the environment nor a file has a say: a program gets what it asks for. */
function settled(given: object): Config {
  // Quietly left out, a gate would be no gate.
  const commandOnly = Object.keys(given).filter((name) => COMMAND_ONLY.some((one) => one === name));
  if (commandOnly.length > 0)
    throw new TypeError(`Only the command knows ${commandOnly.join(', ')}. Look at the result instead.`);
  const file = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return asked(resolveConfig({ flags: {}, env: {}, file, fileName: 'options', version: toolVersion }));
}

function targetAt(url: string, { maxPages, maxDepth, include, exclude }: Config): Target {
  const { targets, problems } = targetsFromUrls([url], { maxPages, maxDepth, include, exclude });
  const [target] = targets;
  if (!target) throw new TypeError(problems.map(({ message }) => message).join('\n') || 'Say what to scan.');
  return target;
}
