import type { ImageSeen } from '../../../src/model/seen/images.ts';
import { plainWords } from './meta.ts';

const FILE = /^[^/\\]{1,120}\.(?:jpe?g|jfif|png|gif|webp|svg|bmp|tiff?|avif|ico|heic|eps|psd)$/i;
/** As cameras, phones and image libraries name files. */
const NUMBERED =
  /^(?:img|image|dsc[nf]?|pict?|photo|picture|screenshot|screen shot|shutterstock|istock|gettyimages|adobestock|pxl|untitled|banner|logo|header|thumbnail|thumb|download|file|slide)[-_ ]?\d[\w-]*$|^(?:whatsapp image|screenshot|screen shot|photo|scan) \d{4}-\d\d-\d\d(?: at\b)?[\s\d.:_-]*(?:[ap]m)?(?: \(\d+\))?$|^p\d{7}$|^mceclip\d+$|^untitled design(?: ?\(?\d+\)?)?$|^(?:image|img|download|file|photo|picture) ?\(\d+\)$|^(?:\d{3,4} ?[x×] ?\d{2,4}|\d{2} ?[x×] ?\d{3,4})$/i;
/** Joined as in names of files: “bin_lorry_blue”, “pier-at-dusk-1024x768”. Places have hyphens too, and a name in a network one joint. “CO_2” and “COVID_19” are words. */
const JOINED =
  /^(?=[^_]*_)[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+){2,}$|^(?!\p{Lu}+\d?_\d\d?$)[\p{L}\p{N}]+_v?\d+$|^[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*[-_]\d{2,4}x\d{2,4}$/u;
const NOTHING = new Set([
  ...['alt', 'alt text', 'alttext', 'image alt text', 'alternative text', 'text alternative', 'insert alt text here'],
  ...['image', 'img', 'images', 'picture', 'pic', 'photo', 'photograph', 'graphic', 'graphics', 'illustration'],
  ...['icon', 'spacer', 'blank', 'space', 'divider', 'bullet', 'untitled', 'placeholder', 'placeholder image'],
  ...[
    'null',
    'undefined',
    'none',
    'n a',
    'na',
    'todo',
    'to do',
    'tbc',
    'tbd',
    'test',
    'temp',
    'xxx',
    'no alt',
    'no image',
  ],
  ...['image description', 'description', 'image title', 'image name', 'insert description', 'image here', 'missing'],
  ...['filename', 'file name', 'ffoto'],
  ...['decorative', 'decorative image', 'image button', 'button', 'lorem ipsum', 'default', 'default image'],
  ...['delwedd', 'llun', 'ffotograff', 'graffeg', 'eicon'],
]);
/** The ending of a name, or what an icon beside a link to a file says of that file. */
const ENDINGS = new Set(['jpg', 'jpeg', 'png', 'gif', 'svg', 'webp']);
const VAGUE = new Set([
  ...[...ENDINGS, 'file'],
  ...['logo', 'chart', 'graph', 'map', 'diagram', 'banner', 'arrow', 'link', 'infographic', 'screenshot', 'thumbnail'],
  ...[
    'video',
    'poster',
    'figure',
    'table',
    'people',
    'person',
    'man',
    'woman',
    'hero',
    'header',
    'header image',
    'hero image',
  ],
  ...['main image', 'feature image', 'featured image', 'stock photo', 'stock image', 'click here', 'read more', 'more'],
  ...['click to enlarge', 'background', 'background image', 'siart', 'graff', 'baner', 'saeth', 'dolen'],
]);
/** Of a picture that leads somewhere, they may be what it leads to. */
const MAY_LEAD = new Set(['space', 'test', 'to do', 'images', 'graphics', 'none', 'blank', 'default']);
const VAGUE_NUMBERED =
  /^(?:figure|fig|chart|graph|diagram|map|slide|step|photo|picture|image|number|no) ?\d{1,3}[a-z]?$/;

export type Emptiness = 'fileName' | 'placeholder';

/** Screen readers have names for smileys, stars, arrows and the like, and say them. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{So}\p{Sc}\p{Extended_Pictographic}\u2190-\u21ff]/u;

/** Surely no description of anything: WCAG's failure F30. */
export function emptiness({ alt, src, control }: Pick<ImageSeen, 'alt' | 'src' | 'control'>): Emptiness | null {
  const text = alt?.trim() ?? '';
  if (text === '') return null;
  if (
    FILE.test(text) ||
    NUMBERED.test(text) ||
    (JOINED.test(text) && !isAccount(text, control)) ||
    /^(?:https?:\/\/|www\.|data:|\/\S+\/)\S+$/i.test(text)
  )
    return 'fileName';
  // A name with joints that nobody would write as words.
  const stem = fileOf(src).replace(/\.\w{2,5}$/, '');
  if (text === stem && /[-_]/.test(stem) && /[\d_]|-.*-/.test(stem)) return 'fileName';
  if (!SAYS_SOMETHING.test(text)) return 'placeholder';
  const words = plainWords(text);
  if (ENDINGS.has(words))
    return words === endingOf(src) && !stem.toLowerCase().includes(words) && !control ? 'placeholder' : null;
  if (control && MAY_LEAD.has(words)) return null;
  return NOTHING.has(words) ? 'placeholder' : null;
}

/** The name of somebody in a network, where the link around the picture leads. */
function isAccount(text: string, control: ImageSeen['control']): boolean {
  const path = control?.href.split(/[?#]/)[0]?.replace(/\/$/, '') ?? '';
  return path.split('/').at(-1)?.replace(/^@/, '') === text;
}

const endingOf = (src: string): string => /\.(\w{2,5})$/.exec(fileOf(src))?.[1]?.toLowerCase() ?? '';

/** Says what kind of thing it is, and nothing of what it shows. */
export function isVague(alt: string): boolean {
  const words = plainWords(alt);
  return VAGUE.has(words) || MAY_LEAD.has(words) || VAGUE_NUMBERED.test(words);
}

export const KIND_OF_PICTURE =
  /^(?:image|picture|photo(?:graph)?|delwedd|llun|ffoto(?:graff)?) ?[:–—]|^(?:(?:an?|the|this is an?) )?(?:image|picture|photo(?:graph)?|pic|graphic|icon|illustration|logo image|delwedd|llun|ffotograff) (?:of|showing|that shows|shows|o|yn dangos)\b/i;

/** Pictures by whose names people call borders, spacers and the like. */
export const DECORATION =
  /(?:^|[-_/])(?:spacer|divider|separator|border|bullet|swirl|squiggle|flourish|decoration|decorative|ornament|line|shadow|corner|gradient|pattern|wave|dots|blank|pixel|transparent)(?:[-_.\d]|$)/i;

export function fileOf(src: string): string {
  return src.split('?')[0]?.split('/').at(-1) ?? '';
}
