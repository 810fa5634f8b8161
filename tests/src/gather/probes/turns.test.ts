import { expect, it } from 'vitest';
import { aim } from '../../../../src/gather/in-page/operate/act.ts';
import type { Look } from '../../../../src/gather/in-page/operate/look.ts';
import type { Desk } from '../../../../src/gather/probes/operate/desk.ts';
import { turnsOf } from '../../../../src/gather/probes/operate/turns.ts';

/** A button whose look is, one after the other, as given: as it is, pressed once, pressed twice, and a moment later. */
async function turning(...looks: readonly [Look, Look, Look, Look]) {
  const waiting = [...looks];
  const call = async (fn: unknown) => (fn === aim ? { focused: true } : waiting.shift());
  const desk = { call, press: async () => undefined, over: () => false } as unknown as Desk;
  return turnsOf(desk, { id: 1, kind: 'button' } as never, 'enter');
}
const look = (is: 'on' | 'off', others = false): Look => ({ look: is, told: 'News', others });

it('a button whose look goes to and fro turns, with or without others', async () => {
  expect(await turning(look('off'), look('on'), look('off'), look('off'))).toBe('alone');
  expect(await turning(look('off'), look('on', true), look('off'), look('off'))).toBe('with-others');
  expect(await turning(look('off'), look('on'), look('off', true), look('off'))).toBe('with-others');
});

it('what else is touched a moment later counts as well', async () => {
  expect(await turning(look('off'), look('on'), look('off'), look('off', true))).toBe('with-others');
});

it('what looks another way a moment later does not turn', async () => {
  expect(await turning(look('off'), look('on'), look('off'), look('on'))).toBeUndefined();
});
