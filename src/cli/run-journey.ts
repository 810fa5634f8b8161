import { journeyLines } from '../../reports/lib/journeys.ts';
import { locateBrowser } from '../browser/locate.ts';
import { collectSettings, openPorts, systemClock, thisMachine } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import { createPaces } from '../crawl/paces.ts';
import { speedSettings } from '../crawl/speed-settings.ts';
import { turnsFor } from '../crawl/turns.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { readJourneys } from './journeys.ts';
import { storeFor } from './places.ts';
import { refuse } from './refuse.ts';
import { TOGETHER } from './sign-in.ts';
import { readTrusted } from './trusted.ts';

/** One journey by itself, to see whether it goes where its author wants it to go. */
export async function runOneJourney(file: string, start: string, config: Config, io: Io): Promise<ExitCode> {
  const address = URL.parse(start);
  if (!address || !/^https?:$/.test(address.protocol))
    return refuse(`--start must be an address that begins with http:// or https://, but it is '${start}'.`, io);
  const journeys = await readJourneys([file], io.cwd);
  if (!journeys.ok) return refuse(journeys.error.message, io);
  if (config.signIn ?? config.storageState ?? config.basicAuth ?? config.signedIn) return refuse(TOGETHER, io);
  const browser = await locateBrowser(config.browser, io.env);
  if ('code' in browser) return refuse(browser.message, io);
  const trusted = await readTrusted(config, io.cwd);
  if (!trusted.ok) return refuse(trusted.error.message, io);
  const found = { executablePath: browser.path, store: storeFor(config, io.cwd), trusted: trusted.value };
  const ports = await openPorts(config, { ...found, journeys: journeys.value }, () => undefined);
  try {
    const [journey] = ports.visitor.journeys ?? [];
    if (!journey) return refuse(`There is no journey in '${file}'.`, io);
    const scope = { origins: [address.origin], include: [], exclude: [], maxPages: 1, maxDepth: 0 };
    const { speed } = collectSettings({ id: 'journey', name: journey.name, start: [start], scope }, config);
    const settled = speedSettings({ ...speed, robotsDelayMs: 0 }, thisMachine());
    const paces = createPaces(systemClock);
    const warn = (message: string) => io.err(`${message}\n`);
    const turn = turnsFor((url) => paces.site(url, { ...settled, quietHours: null, warn }), io.signal);
    const { pages: _, ...seen } = await journey.run(start, turn, io.signal);
    io.out(config.json ? `${JSON.stringify(seen)}\n` : `${journeyLines([seen]).join('\n')}\n`);
    return seen.state === 'failed' || io.signal.aborted ? EXIT.incomplete : EXIT.ok;
  } finally {
    await ports.close();
  }
}
