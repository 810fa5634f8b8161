import { describe, expect, it } from 'vitest';
import { altTextIsWords } from '../../../checks/accessibility/alt-text-is-words.ts';
import { altTextWording } from '../../../checks/accessibility/alt-text-wording.ts';
import { filesSayWhatTheyAre } from '../../../checks/accessibility/files-say-what-they-are.ts';
import { headingText } from '../../../checks/accessibility/heading-text.ts';
import { linkNames } from '../../../checks/accessibility/link-names.ts';
import { linksThatAct } from '../../../checks/accessibility/links-that-act.ts';
import { newWindowSaid } from '../../../checks/accessibility/new-window-said.ts';
import { styledHeadings } from '../../../checks/accessibility/styled-headings.ts';
import { linkText } from '../../../checks/content/link-text.ts';
import { visibleLabels } from '../../../checks/forms/visible-labels.ts';
import { createShowings } from '../../../src/gather/showing.ts';
import { likelyPlaces, noteLikely } from '../../../src/gather/worth-showing.ts';
import type { PageCheck } from '../../../src/model/check.ts';
import type { Box, PageArtifact, PageArtifacts } from '../../../src/model/evidence.ts';
import { block, bold, contextLink, noAxe, picture, titled } from '../../checks/accessibility/reading-evidence.ts';
import { PAGE_URL } from '../../helpers/check-cases.ts';
import { field, link } from '../../helpers/evidence.ts';

type Seen = Partial<PageArtifacts>;
const box: Box = { x: 20, y: 2000, width: 300, height: 40 };
const placesIn = (seen: Seen) =>
  Object.entries(seen).flatMap(([artifact, value]) => likelyPlaces(artifact as PageArtifact, value as never));

const linkSaying = (text: string, rest = {}): Seen => ({ links: [link(text, '/bins', { box, beside: '', ...rest })] });
const linkThat = (text: string, rest = {}): Seen => ({
  links: [link('What the rules mean', '/rules')],
  linkContext: [contextLink(text, { box, ...rest })],
});
const imageWith = (alt: string | null, rest = {}): Seen => ({
  images: { images: [picture(alt, { box, ...rest })], cut: false },
});
const fieldWith = (rest = {}): Seen => ({
  forms: { forms: [], fields: [field({ box, ...rest })] },
  fieldHints: [],
});
const under = () => block('The council meets in the town hall on the first Tuesday of each month.');
const blocksOf = (...list: ReturnType<typeof block>[]): Seen => ({ blocks: { blocks: list, cut: false }, axe: noAxe });
const posing = { ...bold('How to take part'), box };

describe('what is worth showing', () => {
  it.each<[string, PageCheck, Seen]>([
    ['click here', linkText, linkSaying('Click here')],
    ['read more, with an arrow', linkText, linkSaying('Read more »')],
    ['an address as the text of a link', linkNames, linkSaying('https://www.ambleford.example/bins')],
    ['a new window', newWindowSaid, linkThat('Rules', { newWindow: true })],
    ['a file', filesSayWhatTheyAre, linkThat('Our plan', { format: 'pdf' })],
    ['a link with a script for an address', linksThatAct, linkThat('Open the menu', { acts: true })],
    ['a link to nothing', linksThatAct, linkThat('Bins', { dead: true })],
    ['the name of a file as words', altTextIsWords, imageWith('DSC_0034.JPG')],
    ['what kind of picture it is', altTextWording, imageWith('Image of the town hall')],
    ['very long words', altTextWording, imageWith('The town hall. '.repeat(12))],
    ['a field without a label', visibleLabels, fieldWith({ visibleLabel: '', accessibleName: '' })],
    ['bold text above other text', styledHeadings, blocksOf(under(), posing, { ...under(), box: { ...box, y: 2060 } })],
    ['a heading that says nothing', headingText, blocksOf({ ...titled(2, 'More'), box }, under())],
  ])('%s, which a check speaks of', (_, check, seen) => {
    expect(placesIn(seen).map((one) => one.box)).toEqual([box]);
    const verdict = check.evaluate(seen as never, { url: PAGE_URL, visitedAt: '2026-11-23T09:30:00.000Z' });
    const findings = 'findings' in verdict ? verdict.findings : [];
    expect(findings.map(({ at }) => (at.kind === 'element' ? at.box : null))).toEqual([box]);
  });

  it.each<[string, Seen]>([
    ['a link that says where it leads', linkSaying('Click here for your bin days in Ambleford')],
    ['a link of the menu', linkSaying('More', { region: 'nav' })],
    ['a link that nobody sees', linkSaying('More', { visible: false })],
    ['a link without a place', linkSaying('More', { box: null })],
    ['a new window that is announced', linkThat('Rules (opens in new tab)', { newWindow: true })],
    ['a file that says what it is', linkThat('Our plan (PDF, 2 MB)', { format: 'pdf' })],
    ['a page', linkThat('Our plan', { format: null })],
    ['a tab', linkThat('Day', { acts: true, role: 'tab' })],
    ['words about a picture', imageWith('The town hall in snow')],
    ['a picture without words', imageWith('')],
    ['a picture that is not read out', imageWith('photo.jpg', { silenced: true })],
    ['a field with a label', fieldWith()],
    ['a button', fieldWith({ type: 'submit', visibleLabel: '' })],
    ['bold text with nothing under it', blocksOf(under(), posing)],
    ['bold text in a table', blocksOf({ ...posing, inside: 'td' }, under())],
    ['a bold sentence', blocksOf({ ...bold('We are closed today.'), box }, under())],
    ['a heading in words of its own', blocksOf({ ...titled(2, 'How to take part'), box }, under())],
    ['what lies further down than a picture reaches', linkSaying('More', { box: { ...box, y: 5200 } })],
    ['headings, of which no places are known', { headings: [{ level: 2, text: 'More', selector: 'h2' }] }],
  ])('but not %s', (_, seen) => {
    expect(placesIn(seen)).toEqual([]);
  });

  it('of each kind the highest place, so that the picture is no longer than it must be', () => {
    const at = (y: number) => link('More', '/bins', { box: { ...box, y } });
    expect(likelyPlaces('links', [at(3000), at(900), at(1700)]).map((one) => one.box.y)).toEqual([900]);
  });

  it('of each kind on ten pages of a site, and not from what could not be read', () => {
    const show = createShowings(false);
    const shown = Array.from({ length: 12 }, (_, index) => {
      const worthShowing: Box[] = [];
      const showing = show(`https://a.example/${index}`);
      noteLikely('links', { ok: false, error: { code: 'other', message: 'Lost.' } }, { showing, worthShowing });
      noteLikely('links', { ok: true, value: linkSaying('More').links }, { showing, worthShowing });
      return worthShowing.length;
    });
    expect(shown).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
  });
});
