/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

type Wording = PageArtifacts['wording'];

export function readWording(h: InPageHelpers): Wording {
  const mostElements = 4000;
  const mostQuotes = 30;
  const mostText = 400;
  const common: Readonly<Record<string, RegExp>> = {
    en: /^(?:the|of|and|to|in|a|is|for|on|that|with|you|your|we|our|or|be|are|this|it|at|by|from|can|if|will|as|not|have|an|was|has)$/,
    cy: /^(?:y|yr|yn|a|ac|i|o|ar|am|mae|gan|ei|eich|ein|chi|ni|neu|os|eu|nhw|hwn|hon|bod|fod|gyda|wedi|cael|gael|â|at|er|un|oes|yw|ydych|dod)$/,
  };
  /** What Welsh says and names of places do not: they have its little words too. None is English or a name. */
  const welsh =
    /\b(?:ei|eich|ein|neu|nhw|hwn|fod|gyda|wedi|cael|gael|oes|yw|ydych|croeso|gwybod|rhagor|mwy|sut|pryd|ddim|cysylltwch|cliciwch|gallwch|dewiswch|ewch|rydym|gwnewch|gwneud|wneud|talu|dalu|chwilio|ymlaen)\b/i;
  const little = /^(?:y|yr|r|yn|n|a|ac|i|o|ar|am|at|â|ni|os|eu|un|er|bod|dod|mae|gan|chi|hon|beth)$/;
  /** What buttons say in one or two words, and no person or place is called. */
  const buttonWelsh =
    /^(?:chwilio|chwiliwch|dewislen|mewngofnodi|cofrestru|cysylltu(?: â ni)?|anfon|cyflwyno|parhau|nesaf|blaenorol|argraffu|rhannu|lawrlwytho|llwytho i lawr)$/i;
  const mostShort = 10;
  const isShortWelsh = (text: string) => {
    if (!welsh.test(text)) return false;
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    if (words.length < 4 || words.some((word) => common.en?.test(word) && !little.test(word))) return false;
    const said = words.filter((word) => welsh.test(word)).length;
    return said > 0 && said + words.filter((word) => little.test(word)).length >= 0.4 * words.length;
  };
  // With what is no colour of the page behind it, such as a green belt or a Blue Badge.
  const colours =
    '(?:red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|amber)(?! (?:belt|spaces?|waste|energy|bins?|badges?|flag|cross|paper|history|plaque|routes?|spots?)\\b)';
  const shades = '(?:bright |dark |light |pale |bold |italic )*';
  const parts =
    'buttons?|links?|icons?|tabs?|box(?:es)?|arrows?|panels?|fields?|tiles?|squares?|circles?|text|labels?|areas?|rows?|items?|dots?|lines?';
  const acts = 'click|press|select|choose|tap|use|push|hit|follow|see|open|fill in|complete|enter|go to|look';
  const sides =
    '(?:on|to|at|in|from) (?:the|your) (?:far |top |bottom |upper |lower |very )?(?:left|right)(?:[- ]?hand)?(?: (?:side|corner|column|menu))?|(?:left|right)[- ]hand (?:side|menu|column|panel|corner)|(?:top|bottom) (?:left|right)|at the (?:top|bottom) of (?:the|this|your) (?:page|screen)|in the (?:top|bottom) corner';
  const pointing = [
    // "Click the green button", "the red icon": an act and a coloured thing in one sentence.
    new RegExp(`\\b(?:${acts})\\b.{0,80}\\b${colours}\\b[ -](?:\\w+ ){0,2}(?:${parts})\\b`, 'i'),
    new RegExp(
      `\\b(?:shown|marked|highlighted|written|printed|outlined|coloured|displayed|items?|fields?|dates?|those) (?:are )?in ${shades}${colours}\\b`,
      'i',
    ),
    // "The services in grey are closed", "red dates are full": a colour that says something of things on the page.
    new RegExp(
      `\\b(?:questions?|services?|rows?|links?|sections?|entries|answers|ones?|anything|everything|words|text) in ${shades}${colours}\\b`,
      'i',
    ),
    new RegExp(
      `\\b${colours} (?:${parts.replace('|areas?', '')}|dates?|days?|words|numbers|entries|sections|cells|pins?|markers?|stars?|shading) (?:is|are|shows?|means?|marks?|tells?|indicates?|must|need)\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:coloured|shaded|marked with an?) ${shades}${colours}(?: (?:star|asterisk|dot|tick|line)|(?=[ .,;:]*$)| (?:is|are|on)\\b)`,
      'i',
    ),
    new RegExp(
      `\\b(?:questions?|fields?|items?|rows?|dates?|answers|box(?:es)?) (?:with|have|has) an? ${shades}${colours} (?:background|border|outline|star|asterisk|dot|tick|line)`,
      'i',
    ),
    new RegExp(
      `\\b(?:required|mandatory|compulsory|optional|closed|available) (?:${parts}|questions?) (?:is|are) ${shades}${colours}\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:${acts})\\b.{0,80}\\b(?:round|square|circular|triangular|oval|star[- ]shaped|diamond[- ]shaped|big|large|small)\\b (?:\\w+ ){0,2}(?:${parts})\\b`,
      'i',
    ),
    /\b(?:click|press|tap|select|touch|hit)(?: on)? the (?:circle|square|triangle|star|diamond|cross|oval)\b/i,
    /\b(?:choose|tick) the (?:circle|square|triangle|star|diamond|oval) (?:next to|beside|near|above|below)\b/i,
    /\b(?:look for|click|press|select|choose|marked (?:with|by)|shown (?:with|by)) (?:the|an?) (?:star|circle|square|triangle|diamond|cross|arrow|tick) (?:symbol|sign|shape|icon|mark)\b/i,
    // Things of the page that are there and nowhere else; a column of a table has a name that can be said instead.
    /\b(?:is|are|shown|listed|given|find|found|see)\b.{0,60}\bin the (?:left|right|far (?:left|right))[- ]?hand column\b/i,
    new RegExp(`\\b(?:${acts})\\b.{0,100}(?:${sides})\\b`, 'i'),
    new RegExp(`\\b(?:${acts})\\b.{0,60}\\b(?:form|map|menu|list|table|picture) opposite(?=[ .,;:]*$)`, 'i'),
    /\b(?:botwm|botymau|dolen|eicon|blwch|saeth|maes|meysydd|cwestiynau|eitemau|testun)\b(?: \S+){0,2} (?:coch|gwyrdd|glas|melyn|oren|porffor|pinc|llwyd|du|gwyn|crwn)\b/i,
    /\b(?:dd?ewislen|blwch|botwm|f?ffurflen|d?dolen|panel|[mf]ap|rhestr)\b.{0,30}\bar y (?:chwith|dde)\b/i,
    new RegExp(
      `\\b(?:${parts.replace('|text', '').replace('|items?', '')}|menu|form|map|picture|image)\\b.{0,30}(?:${sides})\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:${acts})\\b.{0,60}\\b(?:box|field|button|icon|panel|arrow)(?:es|s)? (?:above|below|opposite|to the side)\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:${acts})\\b.{0,60}\\b(?:box|button|icon|panel|menu) (?:that|which) (?:beeps|flashes|blinks)\\b`,
      'i',
    ),
    /\b(?:when|after|until|once) you hear (?:a|the) (?:beep|tone|sound|chime|ping|bell)\b/i,
  ];
  /** What any of them needs; most texts have nothing of it, and are done with at once. */
  const hint =
    /\b(?:red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|amber|round|square|circ|triang|oval|star|diamond|cross|big|large|small|left|right|top|bottom|above|below|opposite|side|beep|flash|blink|hear|coch|gwyrdd|glas|melyn|oren|porffor|pinc|llwyd|du|gwyn|crwn|chwith|dde)/i;
  // People and places stand on the left and right too; a road is no page.
  const elsewhere =
    /\b(?:road|street|lane|driv(?:e|ing)|turn|junction|roundabout|car park|building|floor|door|entrance|bin|lid|hand(?:s|ed)? side of the (?:road|street))\b/i;
  const blocks =
    'p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, figcaption, blockquote, label, legend, caption, summary, address, div';
  const inner =
    'p, li, dd, dt, td, h1, h2, h3, h4, h5, h6, figcaption, blockquote, label, legend, caption, summary, address, div, ul, ol, table, script, style, textarea, select';
  const quoteOf = (element: Element, text: string) => ({
    selector: h.selectorOf(element),
    html: h.openingTag(element, 300),
    box: h.boxOf(element),
    text,
  });
  // A form may have a field that goes by the name of what is asked for.
  const langOf = (one: Element | null) => (one && h.prop(one, 'getAttribute').call(one, 'lang')) ?? '';
  // In XML the language may be said in another way.
  const isHtml = document.contentType === 'text/html';
  /** How much of a text stands in parts with a language of their own, as a span around all of its words does. */
  const marked = (element: Element, text: string): 'all' | 'some' | 'none' => {
    const parts = h.inside(element, '[lang]').slice(0, 20);
    if (parts.length === 0) return h.nearest(element, '[aria-hidden=true]') || !isHtml ? 'some' : 'none';
    const rest = parts.reduce((left, part) => left.replace(h.textOf(part, 2000), ''), text);
    return rest.replace(/[^\p{L}]/gu, '').length < 10 ? 'all' : 'some';
  };
  const found = { paragraphs: 0, odd: [] as Wording['odd'][number][], pointing: [] as Wording['pointing'][number][] };
  const shortOdd: Wording['odd'][number][] = [];
  /** Of pages that have no long paragraph in the language they name: all else that they say, taken together. */
  const short: { readonly element: Element; readonly text: string }[] = [];
  const framed = 'nav, header, footer, [role=navigation], [role=banner], [role=contentinfo], [lang]:not(html)';
  const noteShort = (element: Element, text: string, lang: string) => {
    if (shortOdd.length >= mostShort || text.length >= 100 || lang === '') return;
    const onButton = h.prop(element, 'localName') === 'button' && buttonWelsh.test(text);
    const welshHere = /^en\b/i.test(lang) && (onButton || isShortWelsh(text));
    const short = welshHere ? 'cy' : h.languageOfShort(text);
    if (!short || short === lang.toLowerCase().split('-')[0]) return;
    if (shortOdd.some((one) => one.text === text) || h.has(element, '[lang]') || !h.isVisible(element)) return;
    shortOdd.push({ ...quoteOf(element, text), lang, short });
  };
  /** People see it, and nothing says that a part of it is in another language. */
  const isPlain = ({ element, text }: (typeof short)[number]) =>
    h.isVisible(element) && marked(element, text) === 'none';
  let seen = 0;
  for (const element of h.everywhere(blocks)) {
    seen += 1;
    if (seen > mostElements) break;
    if (h.has(element, inner)) continue;
    const text = h.textOf(element, 2000);
    if (text.length < 12) continue;
    const letters = text.slice(0, mostText).match(/\p{L}/gu) ?? [];
    const foreign = letters.filter((one) => !/\p{Script=Latin}/u.test(one)).length;
    const lang = langOf(h.nearest(element, '[lang]')).slice(0, 40);
    const words = text.length < 100 ? [] : (text.toLowerCase().match(/\p{L}+/gu) ?? []);
    if (text.length < 100 && short.length < 40 && !h.nearest(element, framed)) short.push({ element, text });
    if (words.length >= 12) {
      found.paragraphs += 1;
      const usual = common[lang.toLowerCase().split('-')[0] ?? ''];
      const share = usual ? words.filter((word) => usual.test(word)).length / words.length : 0;
      if (lang !== '' && share < 0.15 && found.odd.length < mostQuotes && h.isVisible(element)) {
        const own = marked(element, text);
        if (own !== 'all')
          found.odd.push({
            ...quoteOf(element, text.slice(0, mostText)),
            lang,
            ...(own === 'none' ? { whole: true } : {}),
          });
      }
    }
    // Letters of another script need no more words than a name has.
    else if (lang !== '' && letters.length >= 6 && foreign / letters.length > 0.6 && found.odd.length < mostQuotes) {
      if (h.isVisible(element) && marked(element, text) !== 'all')
        found.odd.push({ ...quoteOf(element, text.slice(0, mostText)), lang });
    } else noteShort(element, text, lang);
    if (found.pointing.length >= mostQuotes || !hint.test(text)) continue;
    const sentence = text
      .split(/(?<=[.!?:])\s+(?=\p{Lu})/u)
      .find((one) => pointing.some((pattern) => pattern.test(one)) && !elsewhere.test(one));
    if (sentence && h.isVisible(element)) found.pointing.push(quoteOf(element, sentence.slice(0, mostText)));
  }
  const page = document.documentElement;
  const lang = langOf(page).slice(0, 40);
  const whole = short
    .map(({ text }) => text)
    .join('. ')
    .slice(0, mostText);
  const isOdd = found.odd.filter((one) => one.lang === lang).length === found.paragraphs;
  if (lang !== '' && isOdd && found.paragraphs < 3 && whole.length >= 150) {
    const words = whole.toLowerCase().match(/\p{L}+/gu) ?? [];
    const usual = common[lang.toLowerCase().split('-')[0] ?? ''];
    if (!usual || words.filter((word) => usual.test(word)).length / words.length < 0.1)
      found.odd.push({ ...quoteOf(page, whole), lang, ...(short.every(isPlain) ? { whole: true } : {}) });
  }
  const inButtons = h.everywhere('button').slice(0, 300);
  for (const element of inButtons) {
    noteShort(element, h.textOf(element, 100), langOf(h.nearest(element, '[lang]')).slice(0, 40));
  }
  // Where the whole page is in doubt, its parts are no news.
  if (!found.odd.some(({ selector }) => selector === 'html'))
    found.odd.push(...shortOdd.slice(0, mostQuotes - found.odd.length));
  // Names of languages, as on links to a page in that language: said by the wrong voice, nobody knows them.
  for (const element of h.everywhere('a[href], button').slice(0, 1000)) {
    const text = h.textOf(element, 30);
    if (found.odd.length >= mostQuotes) break;
    if (
      !/^(?:Cymraeg|Gàidhlig|Gaeilge|Polski|Română|Português|Español|Français|Deutsch|Italiano|Türkçe|Soomaali|Lietuvių|اردو|العربية|فارسی|বাংলা|ગુજરાતી|हिन्दी|हिंदी|ਪੰਜਾਬੀ|中文|українська|русский)$/i.test(
        text,
      )
    )
      continue;
    const told = langOf(h.inside(element, '[lang]')[0] ?? h.nearest(element, '[lang]'));
    if (told && h.isVisible(element)) found.odd.push({ ...quoteOf(element, text), lang: told.slice(0, 40) });
  }
  return found;
}
