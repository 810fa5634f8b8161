import type { Locator, Page } from 'playwright';
import type { EngineOutline } from '../../../model/seen/engines.ts';
import { wordsOf } from '../stripped/sketch.ts';

const MOST = 100;
const LONGEST = 200;
const LONGEST_TEXT = 200_000;
const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=image], [type=reset]), select, textarea';
const BUTTONS = 'button, input[type=submit], input[type=button], [role=button]';

/**
 * What people come to a page for. Read with what Playwright offers for all engines alike: our own readers run in a world
 * that only Chromium can open, and a page's own policy may forbid others.
 */
export async function outlineOf(page: Page): Promise<Omit<EngineOutline, 'shot'>> {
  const shown = async (selector: string) =>
    (await page.locator(selector).filter({ visible: true }).all()).slice(0, MOST);
  const [heading] = await shown('h1, [role=heading][aria-level="1"]');
  const [main] = await shown('main, [role=main]');
  const [fields, buttons] = [await shown(FIELDS), await shown(BUTTONS)];
  const text = await (main ?? page.locator('body')).innerText();
  return {
    heading: heading ? tidy(await heading.innerText()) : '',
    words: wordsOf(text.slice(0, LONGEST_TEXT)).length,
    fields: await namesOf(fields, (field) => firstOf(field, ['name', 'id'])),
    buttons: await namesOf(
      buttons,
      async (button) => tidy(await button.innerText()) || firstOf(button, ['value', 'aria-label', 'title']),
    ),
  };
}

async function namesOf(all: readonly Locator[], name: (one: Locator) => Promise<string>): Promise<readonly string[]> {
  const names = await Promise.all(all.map(name));
  return [...new Set(names.filter(Boolean))].sort();
}

async function firstOf(element: Locator, attributes: readonly string[]): Promise<string> {
  const values = await Promise.all(attributes.map((attribute) => element.getAttribute(attribute)));
  return tidy(values.find(Boolean) ?? '');
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
