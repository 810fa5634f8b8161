/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { MotionFacts } from '../../model/seen/motion.ts';
import type { InPageHelpers } from './helpers.ts';
import type { timersIn } from './script-timers.ts';

/** What the document says of time: refreshing, scripts that leave on a timer, words about time running out. */
export function readTimeLimits(
  h: InPageHelpers & { readonly timersIn: typeof timersIn },
): Pick<MotionFacts, 'refresh' | 'leavingTimers' | 'timeWords'> & { readonly mayChange: boolean } {
  let refresh: MotionFacts['refresh'] = null;
  for (const meta of document.querySelectorAll('meta[http-equiv][content]')) {
    // In capitals it counts, with a space beside it not.
    if (refresh || (meta.getAttribute('http-equiv') ?? '').toLowerCase() !== 'refresh') continue;
    const [, amount, address = ''] =
      /^\s*(\d+)(?:\.\d*)?\s*(?:[;,\s]\s*(?:url\s*=\s*)?["']?([^"']*))?/i.exec(meta.getAttribute('content') ?? '') ??
      [];
    if (amount === undefined) continue;
    const url = address.trim() ? (URL.parse(address.trim(), document.baseURI)?.href ?? '') : '';
    const place = { selector: h.selectorOf(meta), html: h.openingTag(meta, 300) };
    refresh = { ...place, seconds: Math.min(Number(amount), 1e9), url: url.slice(0, 500) };
  }

  const leavingTimers: MotionFacts['leavingTimers'][number][] = [];
  let mayChange = false;
  for (const script of [...document.scripts].slice(0, 100)) {
    if (script.src !== '' || /json|template|html/i.test(script.type)) continue;
    const text = (script.textContent ?? '').slice(0, 100_000);
    if (/\bsetInterval\s*\(|\brequestAnimationFrame\s*\(/.test(text)) mayChange = true;
    for (const { ms, leaves, waits } of h.timersIn(text, { packed: false })) {
      if (ms !== null && ms >= 1000 && ms <= 11_000) mayChange = true;
      if (!leaves || leavingTimers.length >= 5 || (ms !== null && ms < 1000)) continue;
      // What comes again and again, and leaves once something is so, counts by a clock of its own.
      const seconds = ms === null || waits ? null : Math.round(ms / 1000);
      leavingTimers.push({ selector: h.selectorOf(script), html: h.openingTag(script, 300), seconds });
    }
  }

  const running =
    /\b(session|page|form|application|booking|basket|reservation|you|time)\b[^.]{0,60}\b(time[sd]? ?out|expires?|expired?|ends?|be (signed|logged) out|runs? out|left|remaining)\b[^.]{0,40}\b(\d+|second|minute|hour)s?\b|\b\d+\s*(second|minute)s?\b[^.]{0,20}\b(left|remaining|until you|before you)|\b(log|sign) you out\b|\b(be|are) (logged|signed) out (in|after)\b|\btime (left|remaining)\b|\byou (will |only )*(have|get) (only |up to |just )*\w+ (second|minute)s?\b|\b(log|sign|throw)s? you (out|off)\b|(redirect|refresh|reload)\w*[^.]{0,30}\b(in|every|after)\s+\w{0,12}\s*(second|minute)s?\b/i;
  const timeWords: MotionFacts['timeWords'][number][] = [];
  const marked = new Set<Element>();
  const note = (element: Element) => {
    if (timeWords.length >= 10 || !h.isVisible(element)) return;
    for (const other of marked)
      if (h.prop(other, 'contains').call(other, element) || h.prop(element, 'contains').call(element, other)) return;
    marked.add(element);
    const words = h.textOf(element, 160);
    const place = { selector: h.selectorOf(element), html: h.openingTag(element, 300), box: h.boxOf(element) };
    timeWords.push({ ...place, words });
  };
  for (const element of document.querySelectorAll('[role=timer]')) note(element);
  for (const element of [...document.querySelectorAll('p, li, div, span, strong, td, h1, h2, h3, dialog')].slice(
    0,
    4000,
  )) {
    // Its own words, not those of everything in it.
    let own = '';
    for (const child of h.prop(element, 'childNodes'))
      if (
        child.nodeType === Node.TEXT_NODE ||
        /^(span|strong|b|em|time|output|i)$/.test((child as Element).localName ?? '')
      )
        own += child.textContent ?? '';
    if (own.length > 10 && own.length < 400 && running.test(own)) note(element);
  }

  const sign =
    /carousel|slide(r|show)|slick|swiper|splide|glide|flickity|rotat|ticker|countdown|count-down|timer|clock|marquee|banner-?anim|live-?(feed|score|update)|typed|typewriter|lottie|parallax|scroller|news-?flash/i;
  if (!mayChange && document.scripts.length > 0) {
    const marks = document.querySelectorAll(
      '[class], [id], [data-ride], [data-autoplay], [data-interval], [aria-roledescription], [role=marquee], [role=timer]',
    );
    for (const element of [...marks].slice(0, 5000)) {
      const data =
        h.prop(element, 'hasAttribute').call(element, 'data-ride') ||
        h.prop(element, 'hasAttribute').call(element, 'data-autoplay') ||
        h.prop(element, 'hasAttribute').call(element, 'data-interval');
      const words = `${h.prop(element, 'getAttribute').call(element, 'class') ?? ''} ${h.prop(element, 'id')} ${h.prop(element, 'getAttribute').call(element, 'aria-roledescription') ?? ''} ${h.prop(element, 'getAttribute').call(element, 'role') ?? ''}`;
      if (data || sign.test(words)) {
        mayChange = true;
        break;
      }
    }
  }
  // Shown at first, and often for a moment only.
  const passing = '[role=alert], [role=status], [class*=toast i], [class*=snackbar i], [class*=flash i]';
  const isSaid = (element: Element) => h.isVisible(element) && h.textOf(element, 10) !== '';
  if (!mayChange && h.everywhere(passing).slice(0, 50).some(isSaid)) mayChange = true;
  if (document.querySelector('canvas, lottie-player, dotlottie-player')) mayChange = true;
  return { refresh, leavingTimers, timeWords, mayChange };
}
