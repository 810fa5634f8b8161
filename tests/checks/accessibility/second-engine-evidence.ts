import type { SecondEngine, SecondOpinion } from '../../../src/model/seen/second-engine.ts';

export const opinion = (rule: string, verdict: SecondOpinion['verdict'] = 'fail', said = 'Why.'): SecondOpinion => ({
  rule,
  verdict,
  said,
  selector: 'p',
  html: '<p>',
  box: { x: 1, y: 2, width: 3, height: 4 },
});

export const secondSeen = (...found: readonly SecondOpinion[]): { readonly secondEngine: SecondEngine } => ({
  secondEngine: { engine: 'IBM Equal Access', version: '4', found, more: [] },
});
