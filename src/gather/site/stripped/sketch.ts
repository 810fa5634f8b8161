import type { Field, PageArtifacts } from '../../../model/evidence.ts';
import type { Sketch, SketchedForm } from '../../../model/seen/stripped.ts';

export type Readings = Pick<PageArtifacts, 'headings' | 'text' | 'links' | 'forms'>;

const MOST_FORMS = 20;
const MOST_FIELDS = 50;

export function sketchOf({ headings, text, links, forms }: Readings): Sketch {
  return {
    heading: (headings.find(({ level }) => level === 1)?.text ?? '').slice(0, 200),
    words: wordsOf(text.main).length,
    menu: links.filter(({ region, visible }) => region === 'nav' && visible).length,
    forms: formsOf(forms),
  };
}

export const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** How many of the words are in the other text too, each as often as it is there. */
export function wordsKept(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of wordsOf(before)) {
    const count = left.get(word) ?? 0;
    if (count > 0) kept += 1;
    left.set(word, count - 1);
  }
  return kept;
}

/** Visible, with a name under which the answer is sent, and not switched off. */
export const isUsable = ({ visible, name, html }: Field) =>
  visible && name !== '' && !/\sdisabled\b/.test(html.slice(0, html.indexOf('>')));

function formsOf({ forms, fields }: PageArtifacts['forms']): readonly SketchedForm[] {
  return forms
    .map(({ selector, action }, at) => {
      const own = fields.filter((field) => field.form === at && isUsable(field) && field.type !== 'submit');
      const { origin = '', pathname = '' } = URL.parse(action) ?? {};
      const names = [...new Set(own.map(({ name }) => name))].slice(0, MOST_FIELDS);
      // Boxes to tick alone are what a banner or a question about the page is made of, and scripts may add those.
      const asks = own.some(({ type }) => type !== 'checkbox' && type !== 'radio');
      return { selector, action: origin === 'null' ? '' : origin + pathname, fields: asks ? names : [] };
    })
    .filter(({ fields: names }) => names.length > 0)
    .slice(0, MOST_FORMS);
}
