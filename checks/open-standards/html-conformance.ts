import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { isHtml, short } from '../lib/headers.ts';

type Message = 'noDoctype' | 'oldDoctype' | 'encoding' | 'mistakes' | 'repeatedIds';

/** Ours. A few slips hurt nobody; many of them are a sign that nobody looks. */
const MOST_MISTAKES = 20;
const SHOWN = 5;

export const htmlConformance = definePageCheck({
  meta: {
    id: 'open-standards/html-conformance',
    title: 'The HTML of the page is well formed',
    kind: 'automatic',
    why: 'Browsers guess what badly written HTML means, and each may guess something else. Other software often cannot read it at all.',
    affects: 'People with older or unusual browsers and assistive software, and teams who build on the page.',
    fix: 'Begin with <!doctype html>, say that the page is in UTF-8, close what is opened, and use each id once.',
    severity: 'minor',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:7'],
    criteria: [],
    sources: ['https://html.spec.whatwg.org/multipage/parsing.html#parse-errors'],
    messages: {
      noDoctype: 'The page does not begin with a doctype, so browsers treat it as one of the 1990s.',
      oldDoctype: 'The doctype of the page names an old standard.',
      encoding: 'The page does not say that it is in UTF-8. It says: {encoding}.',
      mistakes: 'The source has {total} mistakes that the HTML standard names; we allow 20. The first ones: {list}.',
      repeatedIds: 'More than one element has the same id: {list}. Software that looks for it finds only the first.',
    },
  },
  needs: ['response', 'markup'],
  evaluate({ response, markup }) {
    if (!isHtml(response)) return inapplicable;
    if (markup === null) return cantTell([]);
    const { doctype, encoding, mistakes, total, repeatedIds, cut } = markup;
    const at = { kind: 'page' } as const;
    const findings: Finding<Message>[] = [];
    if (doctype !== 'html') findings.push({ message: doctype === 'none' ? 'noDoctype' : 'oldDoctype', at });
    if (encoding !== 'utf-8' && encoding !== 'utf8') {
      findings.push({ message: 'encoding', at, data: { encoding: encoding || 'nothing' } });
    }
    if (total > MOST_MISTAKES) {
      const first = mistakes.slice(0, SHOWN).map(({ code, line }) => `${code.replaceAll('-', ' ')} (line ${line})`);
      findings.push({ message: 'mistakes', at, data: { total, list: first.join(', ') } });
    }
    if (repeatedIds.length > 0) {
      const list = repeatedIds.slice(0, SHOWN).map(({ id, count }) => `${short(id, 60)} (${count} times)`);
      findings.push({ message: 'repeatedIds', at, data: { list: list.join(', ') } });
    }
    if (findings.length > 0) return failedIf(findings);
    return cut ? cantTell([]) : passed;
  },
});
