import { expect, it } from 'vitest';
import { tagsOf } from '../../../checks/lib/tags.ts';

it('finds a tag among more elements side by side than fit on a stack', () => {
  expect(tagsOf(`${'<br>'.repeat(200_000)}<script src="/a.js"></script>`, 'script')).toEqual([{ src: '/a.js' }]);
});
