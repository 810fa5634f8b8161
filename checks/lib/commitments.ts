import type { Field } from '../../src/model/evidence.ts';

/** What the law of a form may be: it costs money, binds somebody, or changes what is kept about them. */
export type Commitment = 'money' | 'promise' | 'change';

interface Sign {
  readonly kind: Commitment;
  readonly title?: RegExp;
  readonly field?: RegExp;
}

/** Words of ours, English and Welsh. They show where to look, and prove nothing. */
const SIGNS: readonly Sign[] = [
  {
    kind: 'money',
    title: /\b(?:pay|payment|direct debit|donate|talu|taliad|debyd uniongyrchol)\b/i,
    field: /\b(?:card number|name on (?:the )?card|sort code|account number|amount to pay|rhif y cerdyn|cod didoli)\b/i,
  },
  {
    kind: 'promise',
    title: /\b(?:apply|application|claim|appeal|declaration|tenancy|gwneud cais|cais|hawlio|apelio|datganiad)\b/i,
    field: /\b(?:i (?:declare|certify|confirm that)|declaration|signature|rwy(?:f|’n|'n) (?:yn )?datgan|llofnod)\b/i,
  },
  {
    kind: 'change',
    title:
      /\b(?:change|update|amend|cancel|delete|remove|close|newid|diweddaru|canslo|dileu)\b.*\b(?:your|my|eich|account|booking|appointment|details|cyfrif|manylion)\b/i,
  },
];
const CARD = /\b(?:cc-[a-z-]+|transaction-amount)\b/i;

export interface FoundCommitment {
  readonly kind: Commitment;
  /** The words that say so. */
  readonly sign: string;
  readonly field: Field | null;
}

/** The first sign that a form with these fields, under these headings, has consequences. A field says more than a title. */
export function commitmentOf(titles: readonly string[], fields: readonly Field[]): FoundCommitment | null {
  for (const field of fields) {
    const words = [field.visibleLabel || field.accessibleName, field.legend].filter(Boolean);
    if (CARD.test(field.autocomplete)) return { kind: 'money', sign: words[0] ?? field.autocomplete, field };
    for (const sign of words) {
      const found = SIGNS.find((one) => one.field?.test(sign));
      if (found) return { kind: found.kind, sign, field };
    }
  }
  for (const sign of titles) {
    const found = SIGNS.find(({ title }) => title?.test(sign));
    if (found) return { kind: found.kind, sign, field: null };
  }
  return null;
}
