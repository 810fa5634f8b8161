import { whole } from '../../../reports/lib/whole.ts';
import { pipelineReports } from '../../../reports/registry.ts';
import type { GateVerdict, PipelineFormat, ReportInput, RunEnding } from '../../../src/model/report.ts';
import { noPictures, record, sampleInput } from '../sample-input.ts';

export const NO_VERDICT: GateVerdict = { isSet: false, asked: [], reasons: [], examples: [], notes: [], fresh: null };

export function ended(
  ending: Partial<RunEnding> = {},
  gate: Partial<GateVerdict> = {},
  input = sampleInput,
): ReportInput {
  return { ...input, ending: { gaps: [], link: null, ...ending, gate: { ...NO_VERDICT, ...gate } } };
}

/** All that a page may write to get out of the text it is in, in one address-like value of a message. */
export const ATTACK =
  '\n::error::own %0A::set-env name=x::y\r\n##[error]own ](https://evil.example) {0} <script>alert(1)</script> &amp; ]]> "\' \u202e\u0000\ud800 \ufffe | `x` @everyone';

/** Every value that a message repeats, every selector, every snippet and every title is an attack. */
export const hostileInput: ReportInput = {
  ...sampleInput,
  record: {
    ...record,
    target: { ...record.target, name: ATTACK },
    cuts: [ATTACK],
    outcomes: record.outcomes.map((one) => ({ ...one, title: ATTACK, detail: ATTACK })),
  },
  result: {
    ...sampleInput.result,
    results: sampleInput.result.results.map((one) => {
      if (one.outcome.outcome === 'untested')
        return { ...one, outcome: { ...one.outcome, error: { code: 'x', message: ATTACK } } };
      if (one.outcome.outcome !== 'failed') return one;
      const [first, ...rest] = one.outcome.findings.map((finding) => ({
        ...finding,
        data: { ratio: ATTACK, href: ATTACK, seconds: ATTACK },
        at:
          finding.at.kind === 'element'
            ? { ...finding.at, selector: ATTACK, html: `<a href="${ATTACK}">${ATTACK}` }
            : finding.at,
      }));
      return first ? { ...one, outcome: { ...one.outcome, findings: [first, ...rest] as const } } : one;
    }),
  },
};

export async function rendered(format: PipelineFormat, input: ReportInput): Promise<readonly string[]> {
  return Promise.all(pipelineReports[format].map(async (one) => String(await whole(one.render(input, noPictures)))));
}

/** What was left out of the sample scan, which every format must say. */
export const COVERAGE = '10 addresses planned = 4 scanned + 4 skipped + 1 blocked + 1 failed.';
