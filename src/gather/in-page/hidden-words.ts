/// <reference lib="dom" />
import type { HiddenWords } from '../../model/seen/hidden-words.ts';
import type { InPageHelpers } from './helpers.ts';

export function readHiddenWords(h: InPageHelpers): HiddenWords {
  const generated: HiddenWords['generated'][number][] = [];
  const titles: HiddenWords['titles'][number][] = [];
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();

  /** Whom the style sheets write before or after: asking every element would cost more than all else here. */
  const selectors = new Map<string, 'before' | 'after'>();
  const words = /\p{L}{2}/u;
  // An amount is as good as a word; a bare number may be one of a list.
  const amount = /[£€$]\s?\d|\d\s?(?:p|%|°|£|€)/;
  let rules = 0;
  const gather = (list: CSSRuleList, depth: number) => {
    for (const rule of list) {
      rules += 1;
      if (rules > 8000 || selectors.size >= 100) return;
      if (rule instanceof CSSStyleRule) {
        const { selectorText } = rule;
        if (!/:(before|after)\b/.test(selectorText)) continue;
        const { content } = rule.style;
        const written = content.replace(/\\[0-9a-f]{1,6} ?/gi, '');
        if (!words.test(written) && !amount.test(written) && !/attr\(/.test(content)) continue;
        for (const one of selectorText.split(/,(?![^(]*\))/)) {
          const match = /^(.*?)::?(before|after)\s*$/.exec(one.trim());
          if (match) selectors.set(`${match[1] || '*'}::${match[2]}`, match[2] as 'before' | 'after');
        }
      } else if (depth < 4 && 'cssRules' in rule) gather(rule.cssRules as CSSRuleList, depth + 1);
    }
  };
  for (const sheet of [...document.styleSheets].slice(0, 60)) {
    try {
      gather(sheet.cssRules, 0);
    } catch {
      // The style sheet of another site is not ours to read.
    }
  }
  const seen = new Set<string>();
  for (const [key, where] of selectors) {
    let found: Element[] = [];
    try {
      found = [...document.querySelectorAll(key.slice(0, key.lastIndexOf('::')))].slice(0, 20);
    } catch {
      continue;
    }
    for (const element of found) {
      if (generated.length >= 40 || !h.isVisible(element)) continue;
      const style = getComputedStyle(element, `::${where}`);
      const spoken = [...style.content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? '').join(' ');
      // Icon fonts write letters that nobody reads as letters.
      const letters = spoken.replace(/[\ue000-\uf8ff]/g, '');
      if (
        (!words.test(letters) && !amount.test(letters)) ||
        style.display === 'none' ||
        /icon|awesome/i.test(style.fontFamily)
      )
        continue;
      const selector = h.selectorOf(element);
      if (seen.has(`${where} ${selector}`)) continue;
      seen.add(`${where} ${selector}`);
      generated.push({
        where,
        words: spoken.replace(/\s+/g, ' ').trim().slice(0, 120),
        text: h.textOf(element, 80),
        selector,
        html: h.startTag(element, 160),
        region: h.regionOf(element),
        box: h.boxOf(element),
      });
    }
  }

  const never =
    'iframe, frame, link, style, abbr, dfn, script, head *, svg *, input, select, textarea, img, object, embed, video, audio, html, body';
  for (const element of h.everywhere(`[title]:not(${never})`)) {
    if (titles.length >= 60) break;
    const title = (h.prop(element, 'getAttribute').call(element, 'title') ?? '').replace(/\s+/g, ' ').trim();
    if (!title || !h.isVisible(element)) continue;
    const hasName = h.prop(element, 'matches').call(element, '[aria-label], [aria-labelledby]');
    const more = h
      .inside(element, 'img[alt], [aria-label], svg title')
      .map((one) => one.getAttribute('alt') ?? one.getAttribute('aria-label') ?? one.textContent ?? '');
    const text = `${h.textOf(element, 300)} ${more.join(' ')} ${hasName ? h.nameOf(element, 300) : ''}`.trim();
    // Saying the same twice hides nothing.
    if (plain(title) === '' || plain(text).includes(plain(title))) continue;
    const control = h
      .prop(element, 'matches')
      .call(element, 'a[href], button, summary, [tabindex="0"], [role=button], [role=link]');
    titles.push({
      title: title.slice(0, 160),
      text: text.slice(0, 160),
      control,
      tag: h.prop(element, 'localName').slice(0, 60),
      selector: h.selectorOf(element),
      html: h.startTag(element, 200),
      box: h.boxOf(element),
    });
  }
  return { generated, titles };
}
