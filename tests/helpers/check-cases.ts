import { describe, expect, it } from 'vitest';
import type {
  CheckMeta,
  Finding,
  PageCheck,
  PageContext,
  SiteCheck,
  SiteContext,
  Verdict,
} from '../../src/model/check.ts';
import type { PageArtifact, PageArtifacts, SiteArtifact, SiteArtifacts } from '../../src/model/evidence.ts';

interface Case<M extends string> {
  readonly name: string;
  /** Message keys in the order of the findings. Required for failed cases. */
  readonly messages?: readonly M[];
  /** Message keys of the questions beside the failures, in order. */
  readonly open?: readonly M[];
  /** Expected `data` of the findings, in order; left out, it is not compared. */
  readonly data?: readonly (Finding['data'] | undefined)[];
}

export interface PageCase<N extends PageArtifact, M extends string> extends Case<M> {
  readonly seen: Pick<PageArtifacts, N>;
  readonly context?: Partial<PageContext>;
}

export interface SiteCase<S extends SiteArtifact, N extends PageArtifact, M extends string> extends Case<M> {
  readonly site: Pick<SiteArtifacts, S>;
  readonly pages: readonly (Pick<PageContext, 'url' | 'journey'> & Pick<PageArtifacts, N>)[];
  readonly context?: Partial<SiteContext>;
  /** Expected `page` of the findings, in order. */
  readonly at?: readonly (string | undefined)[];
}

type Table<C> = { readonly [K in Verdict['outcome']]?: readonly C[] };

export const VISITED_AT = '2026-11-23T09:00:00.000Z';
export const PAGE_URL = 'https://www.ambleford.example/bins';
export const ORIGIN = 'https://www.ambleford.example';

/** Frozen all the way down, so that a check which writes to evidence throws. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/** Runs a table for one check. Refuses a sloppy table: every declared message must be provoked by some case. */
export function checkCases<N extends PageArtifact, M extends string>(
  check: PageCheck<N, M>,
  table: Table<PageCase<N, M>>,
): void {
  runTable(check.meta, table, (test) =>
    check.evaluate(deepFreeze(structuredClone(test.seen)), {
      url: PAGE_URL,
      visitedAt: VISITED_AT,
      ...test.context,
    }),
  );
}

export function siteCheckCases<S extends SiteArtifact, N extends PageArtifact, F, M extends string>(
  check: SiteCheck<S, N, F, M>,
  table: Table<SiteCase<S, N, M>>,
): void {
  runTable(check.meta, table, (test) => {
    const facts = test.pages.map((page) => {
      const { url, journey, ...seen } = deepFreeze(structuredClone(page));
      // Pick plus these, less these, is the Pick again; the compiler cannot see it through the generic.
      const artifacts = seen as unknown as Pick<PageArtifacts, N>;
      return { url, fact: check.collect(artifacts, { url, visitedAt: VISITED_AT, ...(journey ? { journey } : {}) }) };
    });
    const context = { origin: ORIGIN, visitedAt: VISITED_AT, start: [`${ORIGIN}/`], ...test.context };
    const verdict = check.evaluate(deepFreeze(structuredClone(test.site)), deepFreeze(facts), context);
    if (test.at) expect(findingsOf(verdict).map((finding) => finding.page)).toEqual(test.at);
    return verdict;
  });
}

function findingsOf<M extends string>(verdict: Verdict<M>): readonly Finding<M>[] {
  return verdict.outcome === 'failed' || verdict.outcome === 'cantTell' ? verdict.findings : [];
}

/** What the wording leaves open: the reader would see `{name}` in the middle of a sentence. */
function gapsIn<M extends string>(meta: CheckMeta<M>, { message, data = {} }: Finding<M>): readonly string[] {
  const names = [...meta.messages[message].matchAll(/\{(\w+)(?:#[^}]+)?\}/g)].map(([, name = '']) => name);
  return names.filter((name) => !Object.hasOwn(data, name)).map((name) => `${message} has no {${name}}`);
}

function runTable<M extends string, C extends Case<M>>(
  meta: CheckMeta<M>,
  table: Table<C>,
  judge: (test: C) => Verdict<M>,
): void {
  const provoked = new Set<string>();
  describe(meta.id, () => {
    for (const [outcome, cases] of Object.entries(table) as [Verdict['outcome'], readonly C[]][]) {
      for (const test of cases) {
        it(`${outcome}: ${test.name}`, () => {
          const verdict = judge(test);
          expect(verdict.outcome).toBe(outcome);
          const findings = findingsOf(verdict);
          for (const finding of findings) provoked.add(finding.message);
          expect(findings.flatMap((finding) => gapsIn(meta, finding))).toEqual([]);
          const asked = findings.filter(({ message }) => outcome === 'failed' && meta.asks?.includes(message));
          expect(asked, 'what only asks fails nothing').toEqual([]);
          if (outcome === 'failed') expect(test.messages, 'a failed case must list its messages').toBeDefined();
          if (test.messages) expect(findings.map((finding) => finding.message)).toEqual(test.messages);
          if (test.open) expect(verdict).toMatchObject({ open: test.open.map((message) => ({ message })) });
          if (test.data) expect(findings.map((finding) => finding.data)).toEqual(test.data);
        });
      }
    }
    it('declares no message that the table never provokes', () => {
      expect([...provoked].toSorted()).toEqual(Object.keys(meta.messages).toSorted());
    });
  });
}
