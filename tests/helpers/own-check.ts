import { type CheckMeta, definePageCheck, failedIf, type PageCheck } from '../../src/model/check.ts';

export const ownMeta = {
  id: 'custom/shouting-title',
  title: 'Titles do not shout',
  kind: 'automatic',
  why: 'Words in capital letters are slow to read.',
  affects: 'Everybody who reads slowly.',
  fix: 'Write the title in small letters.',
  severity: 'serious',
  basis: 'good-practice',
  legal: [],
  points: [],
  criteria: [],
  sources: ['https://www.ambleford.example/style-guide'],
  messages: { shouts: 'The title "{title}" is in capital letters.' },
} as const satisfies CheckMeta<'shouts'>;

/** A check as a project may write one. */
export const ownCheck = definePageCheck({
  meta: ownMeta,
  needs: ['document'],
  evaluate: ({ document: { title } }) =>
    failedIf(/^[^a-z]+$/.test(title) ? [{ message: 'shouts', at: { kind: 'page' }, data: { title } }] : []),
}) as unknown as PageCheck;

/** The same as the text of a file; `entry` is where the package is imported from. */
export const ownCheckSource = (entry: string) => `import { definePageCheck, failedIf } from ${JSON.stringify(entry)};

export default definePageCheck({
  meta: ${JSON.stringify(ownMeta)},
  needs: ['document'],
  evaluate: ({ document: { title } }) =>
    failedIf(/^[^a-z]+$/.test(title) ? [{ message: 'shouts', at: { kind: 'page' }, data: { title } }] : []),
});
`;
