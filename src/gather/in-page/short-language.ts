/**
 * The language (as HTML writes it) of a sentence that is too short for its letters to tell. Its little words do: at least six
 * words, three different ones of them little, none of them English unless it is English. Null where they do not tell.
 * A helper for what runs in the page, which is why the lists are inside.
 */
export function languageOfShort(text: string): string | null {
  const little: Readonly<Record<string, string>> = {
    en: 'the of and with you your our that this from can if not be it has is are for to in on a will have',
    de: 'der die das und ist nicht sie wir ihr für mit auf ein eine einen den dem von zu sich uns bei oder auch werden können hier alle',
    fr: 'le la les des du une est et vous nous votre notre pour avec dans sur pas ce cette vos nos aux qui que sont être de à en',
    pl: 'w z na i się nie jest dla o do są oraz lub jak przez po tym tutaj można proszę nasz nasze naszych jeśli państwo',
    es: 'el los las una y es para con por su sus nuestro nuestra está usted puede del que de la en más',
    it: 'il gli della delle dei del di che per una con sono è nel nella i nostri può più questo',
    pt: 'os uma e é para com não por seu sua você do da dos das em são de mais pode',
    ro: 'și de la este pentru cu nu în pe să sunt din care ale sau vă puteți',
    so: 'waa iyo ka ku oo ah uu ay si loo waxaad haddii soo u',
    lt: 'ir yra į su kad apie jūsų mūsų dėl iš kaip bus arba galite ar',
    tr: 've bir için bu ile olarak daha çok da de veya değil gibi',
  };
  const plainlyEnglish = new Set('the of and with you your our that this from can if not be it has'.split(' '));
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 6) return null;
  const english = words.some((word) => plainlyEnglish.has(word));
  let best: { code: string; share: number } | null = null;
  for (const [code, list] of Object.entries(little)) {
    if (english !== (code === 'en')) continue;
    const known = new Set(list.split(' '));
    const hits = words.filter((word) => known.has(word));
    const share = hits.length / words.length;
    // Letters that stand alone may number something.
    if (new Set(hits.filter((word) => word.length > 1)).size < 3 || share < 0.3) continue;
    if (!best || share > best.share) best = { code, share };
  }
  return best?.code ?? null;
}
