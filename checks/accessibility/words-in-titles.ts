import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { byWcag, elementAt, excerpt } from '../lib/reading/meta.ts';

type Message = 'onlyName' | 'onlyThere';

export const wordsInTitles = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/words-in-titles',
    title: 'Nothing that people need is only in a tooltip',
    kind: 'needs-review',
    why: 'The title of an element shows when a mouse rests on it. On a phone or with a keyboard it never shows, and few screen readers read it.',
    affects: 'People who use a keyboard, a phone, a screen reader or a screen magnifier.',
    fix: 'Write the words where everybody sees them, or leave them out.',
    severity: 'minor',
    // No criterion forbids titles; they are why other criteria may not be met.
    basis: 'guidance',
    criteria: ['1.3.1', '2.1.1', '4.1.2'],
    criteriaOf: { onlyName: ['4.1.2'], onlyThere: ['1.3.1', '2.1.1'] },
    sources: ['https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute'],
    messages: {
      onlyName: 'The only name of this is its tooltip, “{title}”. Check that everybody knows what it is or does.',
      onlyThere: '“{title}” is only in a tooltip of text that no keyboard reaches. Check whether people need it.',
    },
  },
  needs: ['hiddenWords', 'images', 'text'],
  evaluate({ hiddenWords: { titles }, images: { images }, text }) {
    if (text.words === 0 && titles.length === 0 && images.length === 0) return inapplicable;
    const pictures = images.filter(({ kind, from, silenced }) => kind !== 'svg' && from === 'title' && !silenced);
    const findings = titles.flatMap(({ title, text: words, control, ...place }): Finding<Message>[] => {
      const data = { title: excerpt(title, 100) };
      if (control) return words === '' ? [{ message: 'onlyName', at: elementAt(place), data }] : [];
      return words === '' ? [] : [{ message: 'onlyThere', at: elementAt(place), data }];
    });
    const named = pictures.map((image): Finding<Message> => {
      return { message: 'onlyName', at: elementAt(image), data: { title: excerpt(image.alt ?? '', 100) } };
    });
    const all = [...findings, ...named];
    return all.length > 0 ? cantTell(all) : passed;
  },
});
