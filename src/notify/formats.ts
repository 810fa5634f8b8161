import { createHmac } from 'node:crypto';
import { Feed } from 'feed';
import { type Digest, digestText, oneLine } from '../schedules/digest.ts';

/** A block holds 3000 characters, and has 22 lines at most: a heading, those that are named, and how many are left. */
const SLACK_LINE = 130;
const FEED_ID = 'urn:lgdss:digests';

/** Who receives it can tell that it is from us and new: the time is part of what is signed. */
export function signature(body: string, key: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}

/** A card of Microsoft Teams. Its runs of text know no markup, so a name cannot bring a link or a mention. */
export function teamsCard(digest: Digest): object {
  const { title, sections } = digestText(digest);
  const block = (text: string, weight: string) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, weight }],
  });
  const body = [
    block(title, 'Bolder'),
    ...sections.flatMap(({ heading, lines }) => [block(heading, 'Bolder'), block(lines.join('\n'), 'Default')]),
  ];
  const content = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body,
  };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

/** `plain_text` knows no markup. Only the short text for notifications does, so there its three signs are escaped. */
export function slackMessage(digest: Digest): object {
  const { title, sections } = digestText(digest);
  const block = (text: string) => ({ type: 'section', text: { type: 'plain_text', emoji: false, text } });
  const texts = sections.map(({ heading, lines }) =>
    [`${heading}:`, ...lines.map((line) => oneLine(line, SLACK_LINE))].join('\n'),
  );
  const blocks = [title, ...texts].map(block);
  return { text: escaped(title), blocks };
}

/** Newest first. */
export function atomFeed(digests: readonly Digest[]): string {
  const [newest] = digests;
  const feed = new Feed({
    // Of each schedule there is one, and readers tell feeds apart by this.
    id: newest ? `${FEED_ID}:${encodeURIComponent(newest.schedule)}` : FEED_ID,
    title: 'Scans of council services',
    copyright: '',
    generator: false,
    updated: new Date(newest?.madeAt ?? 0),
  });
  for (const digest of digests) {
    const { title, sections } = digestText(digest);
    const html = sections.map(
      ({ heading, lines }) =>
        `<h2>${escaped(heading)}</h2><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`,
    );
    const id = `${FEED_ID}:${encodeURIComponent(digest.id)}`;
    // There is no page of it, and the feed has to have some address. The title is read as HTML too.
    feed.addItem({ id, link: id, title: escaped(title), date: new Date(digest.madeAt), content: html.join('') });
  }
  return feed.atom1();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
