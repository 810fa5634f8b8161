import { checks } from '../../checks/registry.ts';
import type { Probe } from '../../src/gather/probes/probe.ts';
import type { PageCheck } from '../../src/model/check.ts';
import type { AxeFindings, PageArtifacts } from '../../src/model/evidence.ts';
import { PAGE_URL, VISITED_AT } from './check-cases.ts';
import { response } from './evidence.ts';
import type { ProbingPages } from './probing.ts';

const NO_AXE: AxeFindings = { version: '', rules: [], framesMissed: [] };

/**
 * What all checks that read one probe's artifact say of each page: `outcome check: message place` for every finding that
 * is not a pass. Several pages at once, because most of the time they only wait.
 */
export async function judgedPages(
  world: ProbingPages,
  probe: Probe,
  addresses: readonly string[],
  atOnce = 5,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const said: Record<string, readonly string[]> = {};
  const waiting = [...addresses];
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      said[address] = verdictsOn(probe.artifact, await world.run(probe, address));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return said;
}

function verdictsOn(artifact: Probe['artifact'], value: unknown): readonly string[] {
  const seen = { response: response(), axe: NO_AXE, [artifact]: value } as unknown as PageArtifacts;
  const asking = checks.filter(
    (check): check is PageCheck => check.scope === 'page' && check.needs.some((need) => need === artifact),
  );
  return asking.flatMap(({ meta, evaluate }) => {
    const verdict = evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT });
    if (verdict.outcome !== 'failed' && verdict.outcome !== 'cantTell') return [];
    const name = meta.id.split('/')[1];
    return verdict.findings.map(({ message, at }) => {
      return `${verdict.outcome} ${name}: ${message} ${at.kind === 'element' ? at.selector : at.kind}`;
    });
  });
}
