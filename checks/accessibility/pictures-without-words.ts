import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { ImageSeen } from '../../src/model/seen/images.ts';
import { DECORATION, emptiness, fileOf } from '../lib/reading/alt-words.ts';
import { byWcag, elementAt, excerpt, plainWords } from '../lib/reading/meta.ts';

type Message = 'empty' | 'captioned' | 'background' | 'signs' | 'drawing' | 'unheard' | 'decoration';

export const picturesWithoutWords = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/pictures-without-words',
    title: 'Pictures that say something have words, and decoration has none',
    kind: 'needs-review',
    why: 'A picture with an empty text is passed over in silence. That is right for decoration, and wrong for anything that people need to know.',
    affects: 'People who use a screen reader.',
    fix: 'Decide whether the page says less without the picture. If so, say in its text alternative what would be missing. If not, leave the text empty.',
    severity: 'serious',
    severities: { decoration: 'minor' },
    criteria: ['1.1.1'],
    sources: [
      'https://www.w3.org/WAI/tutorials/images/decision-tree/',
      'https://www.w3.org/WAI/WCAG22/Techniques/failures/F3',
    ],
    messages: {
      empty: 'This large picture is marked as decoration. Check that nobody misses anything who cannot see it.',
      captioned: 'This picture has a caption and no words of its own. Check that the caption says what it shows.',
      background: 'A style sheet draws this picture, and it has no words. Check that it is only decoration.',
      signs:
        'Small pictures here differ from each other and have no words, and a style sheet draws them. Check whether the difference means something.',
      drawing: 'This large drawing has no name. Check that nobody misses anything who cannot see it.',
      unheard: 'This picture has words, “{alt}”, and is hidden from screen readers. Check which of the two is right.',
      decoration: 'This picture looks like decoration and is read out as “{alt}”. If it adds nothing, empty its text.',
    },
  },
  needs: ['images'],
  evaluate({ images: { images, cut } }) {
    if (images.length === 0) return inapplicable;
    const findings = images.flatMap((image): Finding<Message>[] => {
      const message = doubt(image);
      if (!message) return [];
      const at = elementAt(image);
      return [
        message === 'decoration' || message === 'unheard'
          ? { message, at, data: { alt: excerpt(image.alt ?? '', 100) } }
          : { message, at },
      ];
    });
    const [sign] = signs(images);
    if (sign) findings.push({ message: 'signs', at: elementAt(sign) });
    // What comes after the part that was read is not known.
    return findings.length > 0 || cut ? cantTell(findings) : passed;
  },
});

/** Of pictures in the text that a style sheet draws, alike in size and not in what they show, such as yes and no in a list. */
function signs(images: readonly ImageSeen[]): readonly ImageSeen[] {
  const drawn = images.filter(
    (image) =>
      image.kind === 'background' &&
      image.alt === null &&
      !(image.silenced || image.control) &&
      image.region === 'main' &&
      isSign(image.box) &&
      doubt(image) === null,
  );
  const groups = Map.groupBy(drawn, ({ box }) => `${box.width} ${box.height}`);
  return [...groups.values()].find(differ) ?? [];
}

/** Larger ones may be one ornament for each heading: signs stand in rows, and come more than once. */
function differ(group: readonly ImageSeen[]): boolean {
  const pictures = [...Map.groupBy(group, ({ src, shows = '' }) => `${src} ${shows}`).values()];
  if (pictures.length < 2 || areSaid(pictures)) return false;
  return (
    group.every(({ box }) => isSmall(box)) || (pictures.length < group.length && group.every(({ inRow }) => inRow))
  );
}

/** Whether words go with each picture, wherever it is shown, that go with no other, such as “open”. */
function areSaid(pictures: readonly (readonly ImageSeen[])[]): boolean {
  const wordsOf = ({ beside }: ImageSeen) => plainWords(beside.join(' ')).split(' ').filter(Boolean);
  // Words that go with one that is shown once say where it is, or what it means: nobody knows.
  const repeated = pictures.filter(({ length }) => length > 1);
  const isSaid = (shown: readonly ImageSeen[]) => {
    const others = new Set(pictures.filter((one) => one !== shown).flatMap((one) => one.flatMap(wordsOf)));
    const [first = [], ...rest] = shown.map(wordsOf);
    return first.some((word) => !others.has(word) && rest.every((words) => words.includes(word)));
  };
  return repeated.length > 0 && repeated.every(isSaid);
}

const isSign = ({ width, height }: ImageSeen['box']) => Math.min(width, height) >= 8 && Math.max(width, height) <= 200;
const isSmall = ({ width, height }: ImageSeen['box']) => Math.min(width, height) >= 10 && Math.max(width, height) <= 64;

function doubt(image: ImageSeen): Message | null {
  const { kind, alt, silenced, caption, control, box, region, src, html } = image;
  if (kind === 'background') {
    if (alt !== null || silenced || control || region === 'footer') return null;
    return box.width >= 100 && box.height >= 60 ? 'background' : null;
  }
  const large = box.width >= 150 && box.height >= 100 && (region === 'main' || region === 'other');
  // That one with the role of an image lacks a name, axe says.
  if (kind === 'svg' || kind === 'canvas') {
    const asked = large && !alt && !silenced && !control && !caption && !/\brole=/.test(html);
    return asked ? 'drawing' : null;
  }
  if (kind !== 'img' && kind !== 'role-img') return null;
  if (alt && silenced) return large && !control && !emptiness(image) ? 'unheard' : null;
  if (alt && !silenced) {
    const thin = Math.min(box.width, box.height) <= 6;
    return !emptiness(image) && !control && (thin || DECORATION.test(fileOf(src))) ? 'decoration' : null;
  }
  // What is in a link or a button is named by it, and axe says so where there is no name.
  if (alt !== '' || silenced || control) return null;
  if (caption) return 'captioned';
  return large ? 'empty' : null;
}
