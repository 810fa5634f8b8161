import type { Left } from '../../../model/seen/stripped.ts';
import { within } from '../../deadline.ts';
import { readForms } from '../../in-page/forms.ts';
import { readLinks } from '../../in-page/links.ts';
import { readHeadings } from '../../in-page/outline.ts';
import { runInWorld } from '../../in-page/run.ts';
import { readText } from '../../in-page/text.ts';
import { readUnsent } from '../../in-page/unsent.ts';
import { mainWorld } from '../../page/frames.ts';
import type { CleanTab } from '../clean-tab.ts';
import { isUsable, sketchOf, wordsKept } from './sketch.ts';

const READ_MS = 10_000;
const MOST_HOSTS = 30;

/** What there is of the page in the tab, beside the words that the whole page has. */
export async function readLeft(tab: CleanTab, words: string): Promise<Left> {
  const world = await within(READ_MS, 'Reaching the page', mainWorld(tab.session));
  const [headings, text, links, forms, unsent] = await within(
    READ_MS,
    'Reading the page',
    Promise.all([
      runInWorld(world, readHeadings, null),
      runInWorld(world, readText, null),
      runInWorld(world, readLinks, null),
      runInWorld(world, readForms, null),
      runInWorld(world, readUnsent, null),
    ]),
  );
  const hosts = [...tab.blocked].map((url) => URL.parse(url)?.host ?? '').filter(Boolean);
  return {
    sketch: sketchOf({ headings, text, links, forms }),
    wordsKept: wordsKept(words, text.main),
    usable: [...new Set(forms.fields.filter(isUsable).map(({ name }) => name))],
    unsent,
    without: [...new Set(hosts)].sort().slice(0, MOST_HOSTS),
    shot: await tab.picture(),
  };
}
