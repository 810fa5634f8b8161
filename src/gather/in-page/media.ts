/// <reference lib="dom" />
import type { CaptchaSeen, FrameSeen, MediaSeen } from '../../model/seen/media.ts';
import type { InPageHelpers } from './helpers.ts';

export function readMedia(h: InPageHelpers): MediaSeen[] {
  const players: readonly (readonly [string, RegExp])[] = [
    ['YouTube', /(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/],
    ['Vimeo', /(^|\.)vimeo\.com$/],
    ['Dailymotion', /(^|\.)dailymotion\.com$/],
    ['Microsoft Stream', /(^|\.)microsoftstream\.com$/],
    ['SoundCloud', /(^|\.)soundcloud\.com$/],
    ['Spotify', /(^|\.)spotify\.com$/],
    ['Facebook', /(^|\.)facebook\.com$/],
    ['Public-i', /(^|\.)public-i\.(tv|info)$/],
    ['Wistia', /(^|\.)wistia\.(net|com)$/],
    ['Brightcove', /(^|\.)brightcove\.net$/],
  ];
  const attribute = (element: Element, name: string) => element.getAttribute(name) ?? '';
  const address = (text: string) => (URL.parse(text, document.baseURI)?.href ?? '').slice(0, 300);
  const tidy = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 120);
  /** What is offered in the same part of the page: never so large a part that it belongs to something else. */
  const near = (element: Element, words: RegExp) => {
    let part: Element | null = element;
    for (let level = 0; part && level < 4; level += 1) {
      part = h.above(part);
      if (!part || /^(main|body)$/.test(h.prop(part, 'localName'))) break;
      for (const one of h.inside(part, 'a, summary, button, h2, h3, h4, h5, p')) {
        const text = tidy(h.wordsIn(one));
        if (words.test(text)) return text;
      }
    }
    for (let next = element.nextElementSibling, count = 0; next && count < 3; count += 1) {
      const text = tidy(h.wordsIn(next).slice(0, 500));
      if (words.test(text)) return text;
      next = next.nextElementSibling;
    }
    return '';
  };
  const common = (element: Element) => ({
    title: tidy(attribute(element, 'title') || attribute(element, 'aria-label')),
    transcript: near(element, /\btranscripts?\b|\btrawsgrifiad/i),
    described: near(element, /audio[- ]descri|described version|disgrifiad sain/i),
    visible: h.isVisible(element),
    selector: h.selectorOf(element),
    html: h.startTag(element, 250),
    box: h.boxOf(element),
  });
  const media: MediaSeen[] = [];
  for (const element of h.everywhere<HTMLMediaElement>('video, audio')) {
    if (media.length >= 40) break;
    const tracks = [...element.querySelectorAll('track')].map(
      (track) => attribute(track, 'kind').toLowerCase() || 'subtitles',
    );
    media.push({
      kind: element.localName === 'audio' ? 'audio' : 'video',
      player: '',
      src: address(attribute(element, 'src') || attribute(element.querySelector('source') ?? element, 'src')),
      tracks: [...new Set(tracks)].sort(),
      controls: element.hasAttribute('controls'),
      autoplay: element.hasAttribute('autoplay'),
      muted: element.hasAttribute('muted') || element.muted,
      loops: element.hasAttribute('loop'),
      ...common(element),
    });
  }
  for (const element of h.everywhere('iframe, embed, object[data]')) {
    if (media.length >= 40) break;
    const written = attribute(element, 'src') || attribute(element, 'data') || attribute(element, 'data-src');
    const url = URL.parse(written, document.baseURI);
    const player = players.find(([, host]) => url && host.test(url.hostname))?.[0];
    const isFile = /\.(mp3|mp4|wav|ogg|webm|mov|m4a|wmv|avi)$/i.test(url?.pathname ?? '');
    if (!url || (!player && !isFile)) continue;
    const asked = (name: string) => /^(1|true)$/.test(url.searchParams.get(name) ?? '');
    media.push({
      kind: 'embed',
      player: player ?? '',
      src: url.href.slice(0, 300),
      tracks: asked('cc_load_policy') ? ['captions'] : [],
      controls: url.searchParams.get('controls') !== '0',
      autoplay: asked('autoplay') || asked('auto_play') || element.getAttribute('autostart') === 'true',
      muted: asked('mute') || asked('muted'),
      loops: asked('loop'),
      ...common(element),
    });
  }
  return media;
}

export function readFrames(h: InPageHelpers): FrameSeen[] {
  const frames: FrameSeen[] = [];
  for (const element of h.everywhere<HTMLIFrameElement>('iframe, frame')) {
    if (frames.length >= 40) break;
    let inside: FrameSeen['inside'] = null;
    try {
      const there = element.contentDocument;
      const body = there?.querySelector('body');
      if (there && body)
        inside = {
          title: (there.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 120),
          heading: (there.querySelector('h1, h2')?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 120),
          words: (body.innerText ?? '').slice(0, 5000).split(/\s+/).filter(Boolean).length,
        };
    } catch {
      // A frame of another site is not ours to read.
    }
    frames.push({
      title: element.getAttribute('title')?.slice(0, 200) ?? null,
      src: element.hasAttribute('srcdoc')
        ? 'about:srcdoc'
        : element.getAttribute('src')?.trim()
          ? element.src.slice(0, 300)
          : '',
      inside,
      visible: h.isVisible(element),
      selector: h.selectorOf(element),
      html: h.startTag(element, 250),
      box: h.boxOf(element),
    });
  }
  return frames;
}

export function readCaptchas(h: InPageHelpers): CaptchaSeen[] {
  const kinds: readonly (readonly [string, string])[] = [
    ['reCAPTCHA', '.g-recaptcha, iframe[src*="/recaptcha/"]'],
    ['hCaptcha', '.h-captcha, iframe[src*="hcaptcha.com"]'],
    ['Turnstile', '.cf-turnstile, iframe[src*="challenges.cloudflare.com"]'],
    ['', 'img[src*="captcha" i], img[alt*="captcha" i], img[id*="captcha" i]'],
    ['', 'input[name*="captcha" i]:not([type=hidden]), input[id*="captcha" i]:not([type=hidden])'],
  ];
  const found: CaptchaSeen[] = [];
  for (const [by, selector] of kinds) {
    const element = h.everywhere(selector).find((one) => h.prop(one, 'checkVisibility').call(one));
    if (!element || found.some((one) => one.by === by)) continue;
    note(by, element);
  }
  // Sums and riddles give themselves away by what they ask.
  const asks =
    /\bwhat (?:is|does|do)\b.{0,30}\d+ ?(?:[+×x*–-]|plus|minus|times|and) ?\d+|\b\d+ ?(?:[+×*]|plus|minus|times) ?\d+ ?(?:=|\?|equals?)|\b(?:type|enter|copy|write)\b.{0,20}\b(?:letters?|characters?|digits?|numbers?|code|words?|text)\b.{0,30}\b(?:you (?:can )?see|shown|(?:in|from) (?:the|this) (?:image|picture|box))|\b(?:letters?|characters?|digits?|numbers?|code) (?:(?:you (?:can )?see|shown) )?(?:in|from) (?:the|this) (?:image|picture)\b|\banti-?spam\b|\bspam (?:check|question|protection)|\bnot a robot\b|\b(?:that )?you(?:[’']re| are) (?:a )?human\b/i;
  if (!found.some(({ by }) => by === '')) {
    const fields = 'input:not([type=hidden], [type=submit], [type=button], [type=reset])';
    const puzzle = h
      .everywhere<HTMLInputElement>(fields)
      .slice(0, 300)
      .find((field) => {
        const labels = [...(field.labels ?? [])].map((label) => h.textOf(label, 300)).join(' ');
        const words = [labels, field.getAttribute('aria-label'), field.placeholder, h.nameOf(field, 300)].join(' ');
        return asks.test(words) && h.isVisible(field);
      });
    if (puzzle) note('', puzzle);
  }
  return found;

  function note(by: string, element: Element) {
    found.push({ by, selector: h.selectorOf(element), html: h.startTag(element, 250), box: h.boxOf(element) });
  }
}
