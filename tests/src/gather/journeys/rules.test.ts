import { describe, expect, it } from 'vitest';
import { isPaymentHost } from '../../../../src/gather/journeys/payment-hosts.ts';
import { isFinal, mayFinish, readAllowed, refusal } from '../../../../src/gather/journeys/rules.ts';

const origin = 'https://www.ambleford.example';
const LINES = [
  ...['POST /bins/**', 'PUT /bins/*/photo', 'POST /bins/begin "Report  a missed bin"'],
  ...['GET /bins/confirm', 'GET /bins/sent'],
];
const allow = LINES.flatMap((text) => readAllowed(text) ?? []);
const start = `${origin}/claims/submit`;
const ask = (method: string, path: string, words: readonly string[] = [], more: object = {}) => {
  const url = path.startsWith('/') ? origin + path : path;
  return refusal({ method, url, words, isPage: true, ...more }, { origin, start, allow });
};

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
    ['POST', '/bins/submitReport', ['Continue'], 'final'],
    ['POST', '/bins/ConfirmBooking.do', ['Continue'], 'final'],
    ['POST', '/bins/submit;jsessionid=0A1B', ['Continue'], 'final'],
    ['POST', '/bins/%73ubmit', ['Continue'], 'final'],
    ['POST', '/bins/where?action=submit', ['Continue'], 'final'],
    ['POST', '/bins/where?_eventId=confirm', ['Continue'], 'final'],
    ['POST', '/bins/where?submit=Search', ['Continue'], null],
    ['POST', '/bins/payee', ['Continue'], null],
    ['POST', '/bins/sendero', ['Continue'], null],
    ['POST', '/bins/%E0%A4%A', ['Continue'], null],
    ['GET', '/bins/check', ['Submit my application'], 'final'],
    ['GET', 'https://card.payments.service.gov.uk/secure/1', [], 'payment'],
    ['HEAD', 'https://js.stripe.com/v3/', [], 'payment'],
    ['POST', 'https://www.civicaepay.co.uk./Ambleford', ['Continue'], 'payment'],
  ] as const)('%s %s by %j: %s', (method, path, words, why) => {
    expect(ask(method, path, words)).toBe(why);
  });

  it.each([
    ['POST', '/bins/check', ['Report'], 'final'],
    ['POST', '/bins/check', ['Continue', 'Register'], 'final'],
    ['POST', '/bins/begin', ['Report a missed  bin go-on'], null],
    ['POST', '/bins/begin', ['Report it'], 'final'],
    ['POST', '/bins/check', ['Report a missed bin'], 'final'],
    ['POST', '/bins/check', ['Rhoi gwybod am fin'], 'final'],
    ['GET', '/bins/where', ['Apply'], 'final'],
    ['GET', '/bins/sent', ['Apply'], null],
    // What always finishes is not to be had by any line.
    ['GET', '/bins/confirm', ['Submit'], 'final'],
    ['GET', '/bins/confirm', [], null],
    ['GET', '/parking/confirm', [], 'final'],
    ['GET', '/parking/Submit.aspx', [], 'final'],
    ['GET', '/parking/confirm-order/', [], 'final'],
    ['GET', '/parking/submit;jsessionid=0A1B', [], 'final'],
    ['GET', '/parking/%63onfirm', [], 'final'],
    ['GET', '/parking/cadarnhau', [], 'final'],
    ['GET', '/parking?action=submit', [], 'final'],
    ['GET', '/parking?confirm=1', [], 'final'],
    ['GET', '/claims/submit', [], null],
    ['GET', 'https://forms.elsewhere.example/pay', [], 'final'],
    ['GET', '/pay-council-tax', [], null],
    ['GET', '/submit-a-planning-application', [], null],
    ['GET', '/confirmation', [], null],
    ['GET', '/parking?submit=Search', [], null],
  ] as const)('%s %s by %j: %s', (method, path, words, why) => {
    expect(ask(method, path, words)).toBe(why);
  });

  it('takes a link for a way to a form, and the word of the server for what is done', () => {
    expect(ask('GET', '/bins/where', ['Report a missed bin'], { byLink: true })).toBeNull();
    expect(ask('GET', '/parking/confirm', [], { byLink: true })).toBe('final');
    expect(ask('GET', '/parking/confirm', [], { sentOn: true })).toBeNull();
    expect(ask('GET', '/parking/confirm', [], { isPage: false })).toBe('final');
    expect(ask('GET', '/scripts/submit.js', [], { isPage: false })).toBeNull();
  });

  it('reads what is no page whatever was pressed before', () => {
    expect(ask('GET', '/look-up', ['Submit'], { isPage: false })).toBeNull();
  });
});

it.each([
  ...['Apply', 'Report', 'Register', 'Book', 'Renew your permit', 'Order a bin', 'Gwneud cais', 'Adrodd', 'Cofrestru'],
  ...['Cofrestru nawr', 'Rhoi gwybod', 'Rhowch wybod', 'Gwnewch gais', 'Trefnwch apwyntiad', 'Make a booking'],
])('“%s” may finish', (words) => expect([mayFinish(words), isFinal(words)]).toEqual([true, false]));

it.each([
  ...['Anfonwch', 'Cyflwynwch y cais', 'Cadarnhewch', 'Talwch nawr', 'Cwblhewch', 'Gorffennwch', 'Finalise'],
  'Pay now',
  'Continue to payment',
  'Danfon',
  'Make a payment',
  'Submit',
  'Send application',
  'Confirm',
  'Accept and send',
  'Talu',
  'Cyflwyno',
])('“%s” finishes', (words) => expect(isFinal(words)).toBe(true));

it.each([
  'Continue',
  'Save and continue',
  'Next',
  'Start now',
  'Your bookings',
  'Find address',
  'Parhau',
  'Back',
  'Payee name',
])('“%s” does not', (words) => expect([isFinal(words), mayFinish(words)]).toEqual([false, false]));

it.each([
  'HEAD /bins',
  'POST /bins Report',
  'POST /bins ""',
  'POST bins',
  'POST',
  'DELETE /bins/**',
  '/bins/**',
  'POST https://x.example/',
])('“%s” is nothing that can be allowed', (text) => expect(readAllowed(text)).toBeUndefined());

it('takes the signs of a pattern as they are', () => {
  expect(readAllowed('POST /a.b/(c)')?.path.test('/a.b/(c)')).toBe(true);
  expect(readAllowed('POST /a.b')?.path.test('/axb')).toBe(false);
});

it('knows a payment service below its domain, and nobody else', () => {
  expect(isPaymentHost('https://secure.worldpay.com/x')).toBe(true);
  expect(isPaymentHost('https://notworldpay.com/')).toBe(false);
  expect(isPaymentHost('https://www.ambleford.example/?to=stripe.com')).toBe(false);
});
