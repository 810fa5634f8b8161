import type { Basis, LegalId } from '../../src/model/check.ts';
import type { ReportLaw } from './document-types.ts';
import { listInWords } from './text.ts';
import { BASIS_TITLES } from './words.ts';

/** `Law: Equality Act 2010`. A law is only ever named as what the finding may be evidence for. */
export function basisInWords(
  { basis, legal }: { readonly basis: Basis; readonly legal: readonly LegalId[] },
  laws: readonly ReportLaw[],
): string {
  const named = legal.map((id) => laws.find((law) => law.id === id)?.short ?? id);
  return named.length === 0 ? BASIS_TITLES[basis] : `${BASIS_TITLES[basis]}: ${listInWords(named)}`;
}
