/** Councils that never were: who they are, on which platform and host, and what is wrong with them. The same every time. */

export const MADE_PLATFORMS = ['LocalGov Drupal', 'Jadu', 'GOSS iCM', 'Umbraco', 'WordPress'] as const;
export type MadePlatform = (typeof MADE_PLATFORMS)[number];

/**
 * `down`: nothing listens. `forbidden`: 403 to everything. `challenge` and `refusing`: a bot challenge, or 429, to all but the
 * first pages. `vanishing`: connections break off after a third of the pages or so. `slow`: every page waits. `busy`: 429 now
 * and then, with a wait that helps.
 */
export const FAULTS = ['down', 'forbidden', 'slow', 'challenge', 'vanishing', 'busy', 'refusing'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Council {
  readonly id: string;
  readonly name: string;
  /** What differs between councils is made from it. */
  readonly seed: number;
  readonly platform: MadePlatform;
  readonly fault: Fault | null;
  /** Which of the hosts it is on. */
  readonly host: number;
  /** Empty, or on the host of a supplier the folder of this council. */
  readonly folder: string;
}

export interface Fleet {
  readonly councils: readonly Council[];
  /** How many hosts there are. */
  readonly hosts: number;
}

/** What a run has to make of a council, whatever the number of workers. */
export function expectedState({ fault }: Pick<Council, 'fault'>): 'complete' | 'incomplete' | 'failed' {
  if (fault === 'down' || fault === 'forbidden') return 'failed';
  return fault === 'challenge' || fault === 'vanishing' || fault === 'refusing' ? 'incomplete' : 'complete';
}

/** One in so many has a fault. */
const FAULT_EVERY = 6;
const LAST_FAULT = 0.85;
/** One in so many is on the host of a supplier, of which there are a few. */
const SHARED_EVERY = 8;
const SUPPLIERS = 4;

/** The last ones have no fault: what is tried again after minutes must not be waited for at the end. */
export function madeFleet(count: number, withFaults = true): Fleet {
  const shared = Math.min(SUPPLIERS, Math.floor(count / SHARED_EVERY / 2));
  let hosts = shared;
  const councils = Array.from({ length: count }, (_, index): Council => {
    const name = nameOf(index);
    const isFaulty = withFaults && index % FAULT_EVERY === 1 && index < count * LAST_FAULT;
    const fault = isFaulty ? (FAULTS[Math.floor(index / FAULT_EVERY) % FAULTS.length] ?? null) : null;
    const isShared = shared > 0 && index % SHARED_EVERY === 5 && fault === null;
    const host = isShared ? Math.floor(index / SHARED_EVERY) % shared : hosts++;
    // Customers of one supplier are on its platform.
    const platform = MADE_PLATFORMS[(isShared ? host : index) % MADE_PLATFORMS.length] ?? 'WordPress';
    const id = name.toLowerCase();
    return { id, name: `${name} Council`, seed: index, platform, fault, host, folder: isShared ? `/${id}` : '' };
  });
  return { councils, hosts };
}

const BEGINS =
  'Amble,Brin,Corve,Drum,Elver,Fosse,Gorse,Hask,Ister,Jarr,Kelder,Lorn,Marl,Nether,Orle,Pell,Quern,Rusk,Sedge,Tarn'.split(
    ',',
  );
const ENDS =
  'ford,mere,wick,combe,stead,thorpe,by,holme,dale,bury,ley,worth,minster,gate,haven,hurst,moor,shaw,well'.split(',');

/** The two lists have no factor in common, so the first 380 names differ. */
function nameOf(index: number): string {
  const round = Math.floor(index / (BEGINS.length * ENDS.length));
  const name = `${BEGINS[index % BEGINS.length]}${ENDS[index % ENDS.length]}`;
  return round === 0 ? name : `${name}-${round + 1}`;
}
