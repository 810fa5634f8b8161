import { expect, it } from 'vitest';
import { messageOf } from '../../reports/lib/message.ts';
import { contrast } from './sample-catalogue.ts';

const meta = { ...contrast, messages: { said: '{value} on {pages#page}, {missing} and {missing#page}' } };

it.each([
  [{ value: 'x', pages: 1 }, 'x on 1 page, {missing} and {missing#page}'],
  [{ value: '{pages}', pages: 2000 }, '{pages} on 2,000 pages, {missing} and {missing#page}'],
])('a message filled with %j reads %s', (data, text) => {
  expect(messageOf(meta, { message: 'said', at: { kind: 'page' }, data })).toBe(text);
});
