import { expect, it } from 'vitest';
import { languageOfShort } from '../../../src/gather/in-page/short-language.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'This text is English and is said to be French.',
  de: 'Die Stadt ist für alle da, und wir heißen Sie herzlich willkommen bei uns.',
  pl: 'Witamy na stronie rady miasta. Tutaj znajdziesz informacje o naszych usługach dla mieszkańców.',
  fr: 'Vous trouverez ici les services de la ville.',
  es: 'Puede pagar su impuesto en el sitio o por correo para el año.',
  it: 'Qui trova i servizi della città che sono aperti per il pubblico.',
  pt: 'Você pode pagar com cartão ou em dinheiro, e não é preciso marcar.',
  ro: 'Puteți plăti pentru serviciile care sunt din oraș și nu este nevoie de card.',
  so: 'Waa adeeg loo heli karo dadka oo dhan iyo kuwa ku nool magaalada.',
  lt: 'Jūsų sąskaita yra paruošta ir galite sumokėti iš karto arba vėliau.',
  tr: 'Bu hizmet tüm aileler için ve çok daha kolay bir yol olarak var.',
};

it.each(Object.entries(SENTENCES))('%s', (code, text) => {
  expect(languageOfShort(text)).toBe(code);
});

/** Names, lists, and words that look like another language. */
const NONE = [
  'Las Vegas to El Paso by way of Los Angeles',
  'Café de la Paix, Rue de la Gare, Ambleford',
  'Bands: W, X, Y, Z, I, O',
  'Maria da Silva, Councillor for Dos Santos Ward',
  'Ring 01632 960 001, Monday to Friday, 9am to 5pm',
  'Council tax: pay online',
  'Der Rosenkavalier, Town Hall, 7pm, Friday 3 May, Ambleford',
  'Garden waste, food waste, recycling, large things',
  'Merci beaucoup',
];

it.each(NONE)('%s', (text) => {
  expect(languageOfShort(text)).toBeNull();
});
