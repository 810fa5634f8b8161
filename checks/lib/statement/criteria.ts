import { wcagCriteria } from '../../standards/index.ts';

const NUMBER = /(?<![\d.])[1-4]\.[1-5]\.\d{1,2}(?!\.?\d)/g;
/** Names of one common word, such as "Parsing" or "Reflow", do not prove that the criterion is meant; longer ones do. */
const NAMES = wcagCriteria.map(({ number, name }) => {
  const plain = name.toLowerCase().replace(/\s*\(.*\)$/, '');
  return { number, name: plain, alone: /^[a-z]+$/.test(plain) };
});

/** Success criteria that a text names by number, or by name. 4.1.1 is gone from WCAG 2.2, and older statements name it. */
export function criteriaNamed(text: string): readonly string[] {
  const numbers = text.match(NUMBER) ?? [];
  const lower = text.toLowerCase().replace(/[‑–]/g, '-');
  const about = /success criteri|\bwcag\b|\bsc\b/i.test(text);
  const names = NAMES.filter(({ name, alone }) => lower.includes(name) && (!alone || about));
  return [...new Set([...numbers, ...(about ? names.map(({ number }) => number) : [])])];
}
