import { journeyLines } from '../../reports/lib/journeys.ts';
import { locateBrowser } from '../browser/locate.ts';
import { collectSettings, openPorts, systemClock, thisMachine } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import { journeyGaps } from '../crawl/coverage.ts';
import { createPaces } from '../crawl/paces.ts';
import { speedSettings } from '../crawl/speed-settings.ts';
import { turnsFor } from '../crawl/turns.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { readJourneys } from './journeys.ts';
import { jsonLine } from './json-line.ts';
import { storeFor } from './places.ts';
import { refuse } from './refuse.ts';
import { ioWithoutSecrets, readSignIn, signInFirst } from './sign-in.ts';
import { readTrusted } from './trusted.ts';

/** One journey by itself, to see whether it goes where its author wants it to go. */
export async function runOneJourney(file: string, start: string, config: Config, world: Io): Promise<ExitCode> {
  const address = URL.parse(start);
  if (!address || !/^https?:$/.test(address.protocol))
    return refuse(`--start must be an address that begins with http:// or https://, but it is '${start}'.`, world);
  const journeys = await readJourneys([file], world.cwd);
  if (!journeys.ok) return refuse(journeys.error.message, world);
  const scope = { origins: [address.origin], include: [], exclude: [], maxPages: 1, maxDepth: 0 };
  const target = { id: 'journey', name: file, start: [start], scope };
  const signIn = readSignIn(config, [target], world);
  if (!signIn.ok) return refuse(signIn.error.message, world);
  const browser = await locateBrowser(config.browser, world.env);
  if ('code' in browser) return refuse(browser.message, world);
  const trusted = await readTrusted(config, world.cwd);
  if (!trusted.ok) return refuse(trusted.error.message, world);
  const found = {
    executablePath: browser.path,
    store: storeFor(config, world.cwd),
    trusted: trusted.value,
    signIn: signIn.value,
  };
  const ports = await openPorts(config, { ...found, journeys: journeys.value }, () => undefined);
  const io = ioWithoutSecrets(world, ports.visitor.signIn);
  try {
    const [journey] = ports.visitor.journeys ?? [];
    if (!journey) return refuse(`There is no journey in '${file}'.`, io);
    const signedOut = await signInFirst(ports.visitor.signIn, io.signal);
    if (signedOut) {
      io.err(`${signedOut.message}\n`);
      return EXIT.incomplete;
    }
    const { speed } = collectSettings(target, config);
    const settled = speedSettings({ ...speed, robotsDelayMs: 0 }, thisMachine());
    const paces = createPaces(systemClock);
    const warn = (message: string) => io.err(`${message}\n`);
    const turn = turnsFor((url) => paces.site(url, { ...settled, quietHours: null, warn }), io.signal);
    const { pages: _, ...seen } = await journey.run(start, turn, io.signal);
    io.out(config.json ? jsonLine(seen) : `${journeyLines([seen]).join('\n')}\n`);
    const gaps = journeyGaps([seen]);
    for (const gap of gaps) io.err(`${gap}\n`);
    return gaps.length > 0 || io.signal.aborted ? EXIT.incomplete : EXIT.ok;
  } finally {
    await ports.close();
  }
}
