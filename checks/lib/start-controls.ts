import type { Link } from '../../src/model/evidence.ts';
import { isWeb } from './hosts.ts';

/** What the control that begins a task is called. A menu also says “Apply for a licence”: its words alone prove nothing. */
const STARTS =
  /^(?:start|start now|begin|begin now|apply now|apply online(?: now)?|report (?:it |this )?(?:now|online)|pay (?:now|online)|book (?:now|online)|dechrau(?: nawr)?|gwneud cais nawr)$/i;
const LOOKS_LIKE_A_BUTTON =
  /\brole=["']?button\b|\bclass=["'][^"']*\b(?:govuk-button--start|button--start|btn--start)\b/i;

/** Links of the main part that begin a task online. */
export function startControls(links: readonly Link[]): readonly Link[] {
  return links.filter(
    ({ href, text, html, region, visible }) =>
      visible && region === 'main' && isWeb(href) && (STARTS.test(plain(text)) || LOOKS_LIKE_A_BUTTON.test(html)),
  );
}

const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
