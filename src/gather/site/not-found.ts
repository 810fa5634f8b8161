import type { SiteArtifacts } from '../../model/evidence.ts';
import { readComponents } from '../in-page/components.ts';
import { readTitle } from '../in-page/document.ts';
import { readLinks } from '../in-page/links.ts';
import { readHeadings } from '../in-page/outline.ts';
import { runInWorld } from '../in-page/run.ts';
import { readText } from '../in-page/text.ts';
import { navigate } from '../navigate.ts';
import { mainWorld } from '../page/frames.ts';
import { readResponse } from '../page/response.ts';
import type { TabPool } from '../tabs.ts';

/** No site has a page of this name unless it was made to fool us. */
export const MISSING_PATH = '/lgdss-scanner-asks-for-a-missing-page';

/** Opens an address that surely does not exist and records what people would see. Rejects when nothing could be loaded. */
export async function visitMissingPage(
  origin: string,
  tabs: TabPool,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<SiteArtifacts['notFound']> {
  const requested = origin + MISSING_PATH;
  if (signal?.aborted) throw new Error('The scan was stopped.');
  const tab = await tabs.take(requested);
  try {
    const navigation = await navigate(tab.page, requested, timeoutMs);
    const world = await mainWorld(tab.session);
    return {
      requested,
      response: await readResponse(navigation.response()),
      title: await runInWorld(world, readTitle, null),
      headings: await runInWorld(world, readHeadings, null),
      links: await runInWorld(world, readLinks, null),
      components: await runInWorld(world, readComponents, null),
      text: (await runInWorld(world, readText, null)).whole,
    };
  } catch (error) {
    tab.spoiled = true;
    throw error;
  } finally {
    await tabs.give(tab);
  }
}
