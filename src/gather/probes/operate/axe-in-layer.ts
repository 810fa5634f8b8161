import type { AxeRule } from '../../../model/evidence.ts';
import { runAxe } from '../../in-page/axe.ts';
import { type Steadiness, staysAsItIs } from '../../in-page/operate/steady.ts';
import { startAxe } from '../../page/axe.ts';
import { type Desk, isLost } from './desk.ts';

const MOST_NODES = 10;

/** From our own world; started anew when it is wanted again. */
function dropAxe(): null {
  Reflect.deleteProperty(globalThis, 'axe');
  return null;
}

/**
 * What axe finds in the part of the page that was put down for it last: failures and doubts. Null where it broke. What fails there is
 * looked at once more when the part has not changed for `quiet` milliseconds, as it may have been half built; of one that goes on
 * changing, or waits for an answer that was kept from it, nothing is certain.
 */
export async function axeInLayer(desk: Desk, quiet: number): Promise<readonly AxeRule[] | null> {
  const found = await axeNow(desk);
  if (!found?.some(hasFailed)) return found;
  const asked = () => desk.unanswered() === 'asked';
  const waited = asked();
  const steadiness: Steadiness = await desk.call(staysAsItIs, { quiet, most: 2 * quiet });
  const waits = waited || asked();
  if (steadiness === 'as-it-was') return waits ? found.map(inDoubt) : found;
  const again = (await axeNow(desk)) ?? [];
  const kept = found
    .map((rule) => (hasFailed(rule) ? stillIn(rule, again) : rule))
    .filter(({ nodes }) => nodes.length > 0);
  return waits || steadiness === 'restless' ? kept.map(inDoubt) : kept;
}

const hasFailed = ({ outcome }: AxeRule) => outcome === 'failed';
const inDoubt = (rule: AxeRule): AxeRule => (hasFailed(rule) ? { ...rule, outcome: 'cantTell' } : rule);

function stillIn(rule: AxeRule, later: readonly AxeRule[]): AxeRule {
  const same = later.find(({ id, outcome }) => id === rule.id && outcome === rule.outcome);
  const selectors = new Set(same?.nodes.map(({ selector }) => selector));
  return { ...rule, nodes: rule.nodes.filter(({ selector }) => selectors.has(selector)) };
}

async function axeNow(desk: Desk): Promise<readonly AxeRule[] | null> {
  const { rules, source } = desk.probing.axe;
  try {
    await startAxe(await desk.probing.world(), source);
    const found = await desk.call(runAxe, { rules, mostNodes: MOST_NODES, layer: true });
    return found.rules.filter(({ outcome: said }) => said === 'failed' || said === 'cantTell');
  } catch (error) {
    if (isLost(error)) throw error;
    // Where axe breaks on a layer, what else was seen of it still counts; the next one finds an engine that is not halfway.
    await desk.call(dropAxe, null);
    return null;
  }
}
