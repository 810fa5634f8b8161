import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import { isAddress, isControl, isGeneric, linksToRead, standsAlone } from '../lib/reading/link-words.ts';
import { byWcag, elementAt, excerpt, LONG_LIST, plainWords } from '../lib/reading/meta.ts';

const LONG = 100;
/** What to do there, or what it is, of anything at all. Words before the link may say of what. */
const WEAK =
  /^(?:view|open|download|pdf|document|file|website|web site|details|full details|more details|(?:view|see) details|(?:apply|download|book|register|sign up|pay|report it) here|show more|(?:read the )?full story|this (?:form|document|pdf|report|article|guide|video)|lawrlwytho|manylion)$/;
type Message = 'address' | 'alone' | 'context' | 'long' | 'same' | 'weak';

export const linkNames = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/link-names',
    title: 'Links are named by a few words that say where each leads',
    kind: 'needs-review',
    why: 'In a list of links, the same words for two places, a bare address or a whole paragraph are hard to choose from.',
    affects: 'People who use a screen reader or voice control, and anyone who skims.',
    fix: 'Name each place in a few words of its own. Add what tells two links apart, if need be as visually hidden text.',
    severity: 'moderate',
    severities: { address: 'minor', long: 'minor' },
    criteria: ['2.4.4'],
    // Where nothing says where they lead, they are a failure there.
    yieldsTo: { same: ['content/link-text'], weak: ['content/link-text'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html',
      'https://www.gov.uk/guidance/content-design/links',
    ],
    messages: {
      context:
        'This link says no more than “{text}”. Check that the words beside it say where it leads: “{beside}”. Guidance asks for links that make sense by themselves.',
      address: 'This link shows a bare address: “{text}”. Check whether words would say more.',
      long: 'This link is {length} characters long. Check whether fewer words would do.',
      weak: 'This link says no more than “{text}”. Check that the words before it say of what.',
      alone:
        'This link in a frame says no more than “{text}”, and nothing in its sentence, paragraph, list item or cell says where it leads. Check that people can tell.',
      same: 'Links with the text “{text}” lead to {count} different places. Check that people can tell them apart.',
    },
  },
  needs: ['links'],
  mayUse: ['linkContext'],
  evaluate({ links, linkContext = [] }) {
    const framed = linkContext.filter((link) => link.beside !== undefined && isGeneric(link));
    const generic = new Set(linksToRead(links).filter(isGeneric));
    const read = links.filter(
      (link) =>
        generic.has(link) ||
        (link.visible &&
          (link.region === 'main' || link.region === 'other') &&
          plainWords(link.text) !== '' &&
          !isControl(link)),
    );
    if (read.length + framed.length === 0) return inapplicable;
    const placesOf = Map.groupBy(read, ({ text }) => plainWords(text));
    const findings = read.flatMap((link): Finding<Message>[] => {
      const { text } = link;
      const at = elementAt(link);
      if (isAddress(text)) return [{ message: 'address', at, data: { text: excerpt(text, 80) } }];
      if (generic.has(link) && standsAlone(link) === false)
        return [{ message: 'context', at, data: { text: excerpt(text, 80), beside: link.beside ?? '' } }];
      const group = placesOf.get(plainWords(text)) ?? [];
      const places = new Set(group.map(placeOf));
      if (places.size > 1 && group.indexOf(link) < LONG_LIST)
        return [{ message: 'same', at, data: { text: excerpt(text, 80), count: places.size } }];
      if (WEAK.test(plainWords(text)) || (generic.has(link) && standsAlone(link) === null))
        return [{ message: 'weak', at, data: { text: excerpt(text, 80) } }];
      return text.length > LONG ? [{ message: 'long', at, data: { length: text.length } }] : [];
    });
    // In a frame people may be told by what is around it where its links lead, so that none of them is a failure.
    const inFrames = framed.map((link): Finding<Message> => {
      const data = { text: excerpt(link.text, 80) };
      return standsAlone(link) === true
        ? { message: 'alone', at: elementAt(link), data }
        : { message: 'context', at: elementAt(link), data: { ...data, beside: link.beside ?? '' } };
    });
    const all = [...findings, ...inFrames];
    return all.length > 0 ? cantTell(all) : passed;
  },
});

/** Spelling apart: with and without a slash at the end, by http and https, it is one place. */
function placeOf({ href }: Link): string {
  const url = URL.parse(href);
  if (!url) return href;
  const place = /^https?:$/.test(url.protocol) ? `${url.host}${url.pathname.replace(/\/$/, '')}` : url.href;
  return `${place}${url.search}${url.hash === '#' ? '' : url.hash}`;
}
