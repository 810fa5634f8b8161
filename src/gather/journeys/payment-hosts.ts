/** Services that take payments. Nothing is ever asked of them in a journey, whatever the method. */
export interface PaymentService {
  readonly name: string;
  /** With everything below it. */
  readonly hosts: readonly string[];
  readonly source: string;
}

export const paymentServices: readonly PaymentService[] = [
  {
    name: 'GOV.UK Pay',
    hosts: ['payments.service.gov.uk'],
    source: 'https://docs.payments.service.gov.uk/',
  },
  { name: 'Stripe', hosts: ['stripe.com', 'stripe.network'], source: 'https://docs.stripe.com/ips' },
  {
    name: 'Worldpay',
    hosts: ['worldpay.com', 'worldpay.global', 'worldpay.io'],
    source: 'https://developer.worldpay.com/',
  },
  {
    name: 'Capita, now Access PaySuite',
    hosts: ['e-paycapita.com', 'pay360.com', 'accesspaysuite.com'],
    source: 'https://www.theaccessgroup.com/en-gb/finance/paysuite/',
  },
  { name: 'Civica', hosts: ['civicaepay.co.uk'], source: 'https://www.civica.com/' },
  { name: 'Adelante', hosts: ['adelante.co.uk'], source: 'https://www.adelante.co.uk/' },
  { name: 'allpay', hosts: ['allpay.net', 'allpayments.net'], source: 'https://www.allpay.net/' },
  { name: 'GoCardless', hosts: ['gocardless.com'], source: 'https://developer.gocardless.com/' },
  { name: 'PayPal', hosts: ['paypal.com', 'braintreegateway.com'], source: 'https://developer.paypal.com/' },
  { name: 'Opayo', hosts: ['sagepay.com', 'opayo.eu.elavon.com'], source: 'https://developer.elavon.com/' },
  { name: 'Adyen', hosts: ['adyen.com', 'adyenpayments.com'], source: 'https://docs.adyen.com/' },
  { name: 'Barclaycard', hosts: ['barclaycardsmartpay.com', 'epdq.co.uk'], source: 'https://www.barclaycard.co.uk/' },
];

const hosts = paymentServices.flatMap((service) => service.hosts);

export function isPaymentHost(url: string, more: readonly string[] = []): boolean {
  const host = (URL.parse(url)?.hostname ?? '').replace(/\.$/, '');
  return [...hosts, ...more].some((one) => host === one || host.endsWith(`.${one}`));
}

/** For a browser that cannot find them, whoever asks: a redirect, a worker, a socket. */
export const unfindable: readonly string[] = hosts.flatMap((host) => [
  `MAP ${host} ~NOTFOUND`,
  `MAP *.${host} ~NOTFOUND`,
]);
