import { describe, expect, it } from 'vitest';
import { isPaymentHost } from '../../../../src/gather/journeys/payment-hosts.ts';
import { isFinal, readAllowed, refusal } from '../../../../src/gather/journeys/rules.ts';

const origin = 'https://www.ambleford.example';
const allow = ['POST /bins/**', 'PUT /bins/*/photo'].flatMap((text) => readAllowed(text) ?? []);
const ask = (method: string, path: string, words: readonly string[] = [], isDocument = true) =>
  refusal({ method, url: path.startsWith('/') ? origin + path : path, words, isDocument }, { origin, allow });

describe('what a journey may send', () => {
  it.each([
    ['GET', '/bins/where', [], null],
    ['GET', 'https://www.elsewhere.example/', [], null],
    ['GET', '/sign-out', [], 'changes-state'],
    ['POST', '/bins', ['Continue'], null],
    ['POST', '/bins/where?step=2', ['Continue'], null],
    ['POST', '/binsandmore', ['Continue'], 'not-allowed'],
    ['POST', '/other', ['Continue'], 'not-allowed'],
    ['PUT', '/bins/7/photo', ['Add'], null],
    ['PUT', '/bins/7/8/photo', ['Add'], 'not-allowed'],
    ['DELETE', '/bins/7', [], 'not-allowed'],
    ['POST', 'https://www.elsewhere.example/bins/where', ['Continue'], 'not-allowed'],
    ['POST', '/bins/check', ['Back', 'Confirm and send'], 'final'],
    ['POST', '/bins/check', ['Cadarnhau ac anfon'], 'final'],
    ['POST', '/bins/submit', [], 'final'],
    ['POST', '/bins/submit-report', ['Continue'], 'final'],
    ['GET', '/bins/check', ['Submit my application'], 'final'],
    ['GET', 'https://card.payments.service.gov.uk/secure/1', [], 'payment'],
    ['HEAD', 'https://js.stripe.com/v3/', [], 'payment'],
    ['POST', 'https://www.civicaepay.co.uk./Ambleford', ['Continue'], 'payment'],
  ] as const)('%s %s by %j: %s', (method, path, words, why) => {
    expect(ask(method, path, words)).toBe(why);
  });

  it('reads what is no page whatever was pressed before', () => {
    expect(ask('GET', '/look-up', ['Submit'], false)).toBeNull();
  });
});

it.each(['Pay now', 'Make a payment', 'Submit', 'Send application', 'Confirm', 'Accept and send', 'Talu', 'Cyflwyno'])(
  '“%s” finishes',
  (words) => expect(isFinal(words)).toBe(true),
);

it.each(['Continue', 'Save and continue', 'Next', 'Find address', 'Parhau', 'Back', 'Payee name'])(
  '“%s” does not',
  (words) => expect(isFinal(words)).toBe(false),
);

it.each(['GET /bins', 'POST bins', 'POST', 'DELETE /bins/**', '/bins/**', 'POST https://x.example/'])(
  '“%s” is nothing that can be allowed',
  (text) => expect(readAllowed(text)).toBeUndefined(),
);

it('takes the signs of a pattern as they are', () => {
  expect(readAllowed('POST /a.b/(c)')?.path.test('/a.b/(c)')).toBe(true);
  expect(readAllowed('POST /a.b')?.path.test('/axb')).toBe(false);
});

it('knows a payment service below its domain, and nobody else', () => {
  expect(isPaymentHost('https://secure.worldpay.com/x')).toBe(true);
  expect(isPaymentHost('https://notworldpay.com/')).toBe(false);
  expect(isPaymentHost('https://www.ambleford.example/?to=stripe.com')).toBe(false);
});
