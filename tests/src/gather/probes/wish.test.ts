import { expect, test } from 'vitest';
import { askerOf, type Wish } from '../../../../src/gather/probes/layouts/wish.ts';

const NONE = { colorScheme: null, reducedMotion: null, forcedColors: null };

/** A page that notes what it is asked for, and fails as often as it is told to. */
function pageThatNotes(failures = 0) {
  const asked: Wish[] = [];
  let left = failures;
  const emulateMedia = async (wish: object) => {
    asked.push(wish as Wish);
    if (left > 0) {
      left -= 1;
      throw new Error('Target closed');
    }
  };
  return { asked, page: { emulateMedia } };
}

test('a page that begins without a wish is not asked for none, nor twice for the same', async () => {
  const { asked, page } = pageThatNotes();
  const ask = askerOf(page);
  await ask({});
  await ask({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await ask({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await ask({});
  await ask({});
  expect(asked).toEqual([{ ...NONE, colorScheme: 'dark', reducedMotion: 'reduce' }, NONE]);
});

test('what a wish leaves out is taken back, and the order of its words is no matter', async () => {
  const { asked, page } = pageThatNotes();
  const ask = askerOf(page);
  await ask({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await ask({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await ask({ forcedColors: 'active' });
  expect(asked).toEqual([
    { ...NONE, colorScheme: 'dark', reducedMotion: 'reduce' },
    { ...NONE, forcedColors: 'active' },
  ]);
});

test('what may not have come about is asked for again', async () => {
  const { asked, page } = pageThatNotes(1);
  const ask = askerOf(page);
  await expect(ask({ colorScheme: 'dark' })).rejects.toThrow('Target closed');
  await ask({});
  expect(asked).toEqual([{ ...NONE, colorScheme: 'dark' }, NONE]);
});
