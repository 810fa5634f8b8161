import type { Statement } from './choose.ts';
import { continuedAt, hasHeading } from './words.ts';

interface ModelHeading {
  readonly model: string;
  /** What is taken for the same. */
  readonly same: RegExp;
  /** Headings of other words that seem to stand over the same part. */
  readonly like: RegExp;
  /** A link with such words may lead to the part. */
  readonly elsewhere: RegExp;
}

const MODEL_HEADINGS: readonly ModelHeading[] = [
  {
    model: 'Feedback and contact information',
    same: /\bfeedback (?:and|&) contact/i,
    like: /\bfeedback\b|\bcontact|\breport(?:ing)?\b|get in touch|\btell us\b|let us know/i,
    elsewhere: /enforcement|complain|not happy with/i,
  },
  {
    model: 'Enforcement procedure',
    same: /\benforcement procedures?\b/i,
    like: /\benforc|\bcomplain|\bnot (?:happy|satisfied)\b|\bescalat|\bequality (?:advisory|commission)/i,
    elsewhere: /enforcement|complain|not happy with/i,
  },
  {
    model: 'Preparation of this accessibility statement',
    same: /\bpreparation of (?:\S+ ){1,5}?statement/i,
    like: /\bprepar|\breview|\bdates?\b|\bupdated?\b|\babout this (?:page|statement)\b|\bhow we (?:wrote|made|tested)\b|\btest(?:ed|ing)\b/i,
    elsewhere: /preparation|technical information/i,
  },
];

export interface OtherHeading {
  readonly model: string;
  /** The words found in its place. */
  readonly found: string | null;
  /** What is not here may stand on another page, or where the rest of a long page is. */
  readonly elsewhere: string | undefined;
}

/** Headings of the model whose words the statement has not, with what stands there instead. */
export function headingsInOtherWords(statement: Statement): readonly OtherHeading[] {
  const ofModel = (text: string) => MODEL_HEADINGS.some(({ same }) => same.test(text));
  const others = statement.blocks
    .filter(({ kind, text }) => kind === 'heading' && !ofModel(text) && !statement.headings.includes(text))
    .map(({ text }) => text);
  return MODEL_HEADINGS.filter(({ same }) => !hasHeading(statement, same)).map(({ model, like, elsewhere }) => ({
    model,
    found: others.find((text) => like.test(text)) ?? null,
    elsewhere: continuedAt(statement, elsewhere),
  }));
}
