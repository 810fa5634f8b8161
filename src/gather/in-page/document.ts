/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

/** A form named "title" would stand in the way of the property. */
export function readTitle(): string {
  return String(Reflect.get(Document.prototype, 'title', document)).slice(0, 500);
}

export function readDocument(h: InPageHelpers): PageArtifacts['document'] {
  const most = 1_500_000;
  const html = document.documentElement.outerHTML;
  const personal = /[@＠]|(?:\d\D{0,3}){6}/;
  const { roots, cut } = h.openRoots();
  const showsMore =
    cut ||
    h.everywhere<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea').some((field) => {
      const { value, defaultValue, placeholder } = field;
      // What a component holds is not in the page's own source.
      const isSaid = h.hostOf(field) === null && value === defaultValue;
      return (!isSaid && personal.test(value)) || (h.hostOf(field) !== null && personal.test(placeholder));
    }) ||
    roots.slice(1).some(({ textContent }) => personal.test(textContent ?? ''));
  return {
    html: html.slice(0, most),
    // As in readTitle, which cannot be reached from inside a page.
    title: String(Reflect.get(Document.prototype, 'title', document)).slice(0, 500),
    lang: document.documentElement.getAttribute('lang')?.slice(0, 40) ?? null,
    truncated: html.length > most,
    ...(showsMore ? { showsMore } : {}),
  };
}

export function readMetadata(): PageArtifacts['metadata'] {
  const named = (name: string) =>
    document.querySelector(`meta[name="${name}" i]`)?.getAttribute('content')?.slice(0, 1000) ?? null;
  const alternates = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="alternate" i][hreflang]')];
  return {
    description: named('description'),
    robots: named('robots'),
    canonical: document.querySelector<HTMLLinkElement>('link[rel~="canonical" i][href]')?.href.slice(0, 2048) ?? null,
    viewport: named('viewport'),
    alternates: alternates
      .slice(0, 50)
      .map((link) => ({ lang: link.hreflang.slice(0, 40), href: link.href.slice(0, 2048) })),
  };
}

export function readFonts(): PageArtifacts['fonts'] {
  const fonts = new Map<string, { loaded: boolean; display: string | undefined }>();
  for (const face of document.fonts) {
    const family = face.family.replace(/^["']|["']$/g, '').slice(0, 100);
    const { loaded = false, display } = fonts.get(family) ?? {};
    const isLoaded = face.status === 'loaded';
    const hides = /^(auto|block)$/.test(face.display);
    const known = isLoaded && (display === undefined || hides) ? face.display.slice(0, 20) : display;
    fonts.set(family, { loaded: loaded || isLoaded, display: known });
    if (fonts.size >= 50) break;
  }
  return [...fonts].map(([family, { loaded, display }]) => ({ family, loaded, ...(display ? { display } : {}) }));
}

export function readStorage(): PageArtifacts['storage'] {
  const keys = (area: 'localStorage' | 'sessionStorage') => {
    try {
      return Object.keys(window[area])
        .slice(0, 200)
        .map((key) => key.slice(0, 200))
        .sort();
    } catch {
      // Pages in a sandbox may not touch storage, which also means that nothing is stored.
      return [];
    }
  };
  return { local: keys('localStorage'), session: keys('sessionStorage') };
}
