import path from 'node:path';
import type { Journey } from '../gather/journeys/load.ts';
import type { Gathered } from '../model/evidence.ts';

const MOST_JOURNEYS = 20;

/** The journeys in these files. Loaded only where there are some, because a journey is a program. */
export async function readJourneys(files: readonly string[], cwd: string): Promise<Gathered<readonly Journey[]>> {
  if (files.length === 0) return { ok: true, value: [] };
  if (files.length > MOST_JOURNEYS) return wrong(`A scan has at most ${MOST_JOURNEYS} journeys.`);
  const { loadJourney } = await import('../gather/journeys/load.ts');
  const journeys: Journey[] = [];
  for (const file of files) {
    const loaded = await loadJourney(path.resolve(cwd, file));
    if (!loaded.ok) return loaded;
    // Findings name the journey, so one name cannot stand for two.
    if (journeys.some(({ name }) => name === loaded.value.name))
      return wrong(`Two journeys are called ${loaded.value.name}. Give one of the files another name.`);
    journeys.push(loaded.value);
  }
  return { ok: true, value: journeys };
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'journey', message } };
}
