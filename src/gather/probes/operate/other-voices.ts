/// <reference lib="dom" />
import type { MessageSeen, Operated, OperatedControl, SuggestedSeen } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import { runInWorld } from '../../in-page/run.ts';
import { textsOfFiles } from '../motion/script-files.ts';
import type { Probing } from '../probe.ts';
import { hasClosedParts } from './closed-parts.ts';

/** Ways to say something that leave no trace in the page. */
const SPEAKS = /\bariaNotify\b|\bspeechSynthesis\b/;

type Said = Pick<Operated, 'controls' | 'messages' | 'suggested'>;

/**
 * Takes back that nothing was announced, where the page may announce things in a way that cannot be heard from our world. Asked only
 * where somebody would be told that nothing was.
 */
export async function allowForVoices(probing: Probing, said: Said): Promise<Said> {
  const { controls, messages, suggested } = said;
  const isAsked =
    messages.some(({ unheard }) => unheard) ||
    controls.some(({ untold }) => untold) ||
    suggested?.some(({ announced }) => !announced);
  if (!isAsked || !(await maySpeak(probing).catch(() => true))) return said;
  return {
    controls: controls.map(({ untold: _, ...rest }): OperatedControl => rest),
    messages: messages.map(({ unheard: _, fewer: _fewer, ...rest }): MessageSeen => rest),
    ...(suggested ? { suggested: suggested.map((one): SuggestedSeen => ({ ...one, announced: true })) } : {}),
  };
}

async function maySpeak({ world, page, session, signal }: Probing): Promise<boolean> {
  const ours = await world();
  if ((await runInWorld(ours, speaksInside, { speaks: SPEAKS.source })) || (await hasClosedParts(session))) return true;
  for await (const { text } of textsOfFiles(ours, page.url())) if (signal.aborted || SPEAKS.test(text)) return true;
  return false;
}

/** In the scripts of the page itself, or out of a frame of this site. */
function speaksInside(h: InPageHelpers, { speaks }: { speaks: string }): boolean {
  const LIVE =
    '[role~=status i], [role~=alert i], [role~=log i], [aria-live=polite i], [aria-live=assertive i], output';
  const most = 100;
  const longest = 200_000;
  const says = new RegExp(speaks);
  const scripts = [...document.scripts].filter(({ src }) => src === '').slice(0, most);
  if (scripts.some(({ textContent }) => says.test((textContent ?? '').slice(0, longest)))) return true;
  return h.everywhere<HTMLIFrameElement>('iframe').some((frame) => {
    try {
      return frame.contentDocument?.querySelector(LIVE) != null;
    } catch {
      return false;
    }
  });
}
