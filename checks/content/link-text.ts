import { definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';

/** Whole link texts that say nothing about where the link goes, after `plain` has trimmed them. */
const GENERIC = new Set([
  ...[
    'click here',
    'click this link',
    'click here to read more',
    'here',
    'this',
    'this link',
    'this page',
    'link',
    'go',
  ],
  ...['more', 'more here', 'more info', 'more information', 'information', 'read more', 'read more here', 'read on'],
  ...['click', 'click on this link', 'continue reading', 'see here', 'find out more here', 'follow this link'],
  ...['tap here', 'press here', 'go here', 'view here', 'see more here', 'info', 'further information', 'further info'],
  ...['click here for more', 'click here for more information', 'click here for more info', 'click here for details'],
  ...['for more information click here', 'for more info click here', 'for details click here', 'please click here'],
  ...['use this link', 'this website', 'visit page', 'visit this page', 'visit website', 'visit this website'],
  ...['learn more', 'find out more', 'see more', 'view more'],
  ...['cliciwch yma', 'yma', 'hwn', 'dolen', 'ewch', 'mwy', 'rhagor', 'gwybodaeth', 'mwy o wybodaeth'],
  ...['rhagor o wybodaeth', 'darllen mwy', 'darllenwch fwy', 'dysgu mwy', 'gweld mwy'],
]);

export const linkText = definePageCheck({
  meta: {
    id: 'content/link-text',
    title: 'Link text makes sense on its own',
    kind: 'automatic',
    why: 'Many people go through a page by its links alone. A row of “read more” tells them nothing about where each one leads.',
    affects: 'People who use a screen reader or voice control, and anyone who skims a page.',
    fix: 'Say in the link where it leads, for example “Pay your council tax”. If the design needs short words, add the rest as visually hidden text.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: ['2.4.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html'],
    messages: { generic: 'The whole text of this link is “{text}”, which does not say where it leads.' },
  },
  needs: ['links'],
  evaluate({ links }) {
    // A link without any name is reported by axe.
    // Where nothing is marked as the main content, it is what is neither header, navigation nor footer.
    const marked = links.some(({ region }) => region === 'main');
    const regions = marked ? ['main'] : ['main', 'other'];
    const read = links.filter((link) => regions.includes(link.region) && link.visible && says(link.text));
    if (read.length === 0) return inapplicable;
    const generic = read.filter(({ text }) => GENERIC.has(plain(text)) || plain(text) === '');
    return failedIf(
      generic.map(({ text, selector, html, box }) => ({
        message: 'generic',
        at: { kind: 'element', selector, html, box },
        data: { text },
      })),
    );
  },
});

/** Signs are read out by their names; those that mean something, such as small pictures, are for a person. */
const SIGNS = /^[<>«»›‹→←↑↓▶►▸…·.*#|_–—-]+$/;

const says = (text: string): boolean => plain(text) !== '' || SIGNS.test(text.replace(/\s/g, ''));

/** Without case, punctuation and arrows: “Read more »” and “read more...” are one phrase. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
