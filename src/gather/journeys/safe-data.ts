/**
 * Answers that are plainly made up and can reach nobody.
 * Telephone numbers: kept for drama by Ofcom, https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
 * Addresses on the internet: RFC 2606. Postcode: ZZ99 is no area of Royal Mail; statistics use ZZ99 3VZ for people without
 * a home in the country, https://www.datadictionary.nhs.uk/attributes/postcode.html
 */
export const SAFE = {
  name: 'Test Only',
  'given-name': 'Test',
  'family-name': 'Only',
  title: 'Mx',
  email: 'test.only@example.com',
  phone: '01632 960001',
  postcode: 'ZZ99 3VZ',
  'address-line': '1 Test Only Street',
  town: 'Testtown',
  county: 'Testshire',
  organisation: 'Test Only Limited',
  birthday: '1990-01-01',
  'birthday-day': '1',
  'birthday-month': '1',
  'birthday-year': '1990',
  'national-insurance': 'QQ123456C',
  date: '2020-01-06',
  time: '09:00',
  month: '2020-01',
  week: '2020-W02',
  day: '6',
  'month-number': '1',
  year: '2020',
  number: '1',
  amount: '1.00',
  reference: 'TEST-0000',
  url: 'https://www.example.com/',
  text: 'Test only. Please ignore.',
} as const;

export type Kind = keyof typeof SAFE;
