/** A piece that a build or a content system made up: hexadecimal, or letters and digits mixed beyond any word. */
function isGenerated(piece: string): boolean {
  if (/^\d+$/.test(piece)) return piece.length > 1;
  if (/^[0-9a-f]{6,}$/i.test(piece)) return /\d/.test(piece);
  return piece.length >= 6 && /\d/.test(piece) && /[a-z]/i.test(piece) && /\d[a-z]+\d|[a-z]\d+[a-z]/i.test(piece);
}

/** `app.8f3a2b1c.css` and `app.css` are one file before and after a build; so are `field-17` and `field-18` one field. */
export function withoutGenerated(name: string): string {
  const kept = name.split(/([-._:$]+)/).filter((piece) => !isGenerated(piece));
  return kept
    .join('')
    .replace(/[-._:$]+([-._:$])/g, '$1')
    .replace(/^[-._:$]+|[-._:$]+$/g, '');
}

/** The host, where it is another one, and the path of an address, without what builds and content systems put into it. */
export function steadyAddress(address: string, homeHost: string): string {
  const parsed = URL.parse(address, `https://${homeHost || 'localhost'}/`);
  if (!parsed) return '';
  const path = parsed.pathname.split('/').map(withoutGenerated).filter(Boolean).join('/');
  return parsed.hostname === homeHost || homeHost === '' ? path : `${parsed.hostname}/${path}`;
}

/** The last part of an address: folders of media move with every upload. */
export function steadyFile(address: string): string {
  return steadyAddress(address.slice(0, 2000), '').split('/').at(-1) ?? '';
}
