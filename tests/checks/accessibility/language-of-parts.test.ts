import { languageOfParts } from '../../../checks/accessibility/language-of-parts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { quoted } from '../../helpers/evidence.ts';

const WELSH =
  'Mae’r rhan fwyaf o’r wefan yn gweithio’n dda. Gallwch chi roi gwybod am finiau sydd heb eu casglu a thalu eich treth gyngor.';
const ENGLISH =
  'Most of the website works well. You can report a missed bin, pay your council tax and find out when your next collection is.';
const POLISH =
  'Większość strony działa dobrze. Możesz zgłosić nieodebrany kosz, zapłacić podatek lokalny i sprawdzić, kiedy jest następny odbiór.';
const FILMS =
  'Films: Les quatre cents coups, La vie est à nous, Un homme et une femme, Les enfants du paradis, Le fabuleux destin d’Amélie Poulain, La haine, Au revoir les enfants, Le salaire de la peur.';
const URDU =
  'ویب سائٹ کا زیادہ تر حصہ اچھی طرح کام کرتا ہے۔ آپ کوڑے دان کی اطلاع دے سکتے ہیں، کونسل ٹیکس ادا کر سکتے ہیں اور اگلی تاریخ معلوم کر سکتے ہیں۔';
const RUSSIAN =
  'Большая часть сайта работает хорошо. Вы можете сообщить о невывезенном мусоре, заплатить местный налог и узнать дату следующего вывоза.';
const PASHTO =
  'د ویب پاڼې ډیره برخه ښه کار کوي. تاسو کولی شئ د هغه کثافاتو راپور ورکړئ چې نه دي راټول شوي، د شورا مالیه ورکړئ او بله نیټه ومومئ.';
const NEPALI =
  'वेबसाइटको अधिकांश भागले राम्रोसँग काम गर्छ। तपाईं नउठाइएको फोहोरको बारेमा जानकारी दिन, काउन्सिल कर तिर्न र अर्को मिति थाहा पाउन सक्नुहुन्छ।';
const CZECH =
  'Většina webu funguje dobře. Můžete nahlásit nevyzvednutou popelnici, zaplatit místní daň a zjistit, kdy je další svoz odpadu ve vaší ulici.';
const NAMES =
  'العربية বাংলা ગુજરાતી हिन्दी ਪੰਜਾਬੀ 中文 українська русский فارسی اردو தமிழ் Ελληνικά پښتو کوردی አማርኛ ትግርኛ 日本語 한국어 ไทย עברית македонски';
const PLACES =
  'Aberystwyth, Machynlleth, Dolgellau, Porthmadog, Pwllheli, Caernarfon, Blaenau Ffestiniog, Llandrindod, Penrhyndeudraeth, Betws-y-Coed';
const ADDRESS =
  'Ambleford Town Hall, High Street, Ambleford, AM1 2AB. Telephone 01632 960 100. Monday, Tuesday, Friday. Parking: Mill Lane.';

const FRENCH =
  'C’est toujours une grande joie de vous accueillir dans notre ville. Nous espérons vous revoir au printemps, pour la fête des fleurs et le marché du dimanche.';
const TITLES =
  'Works shown: “Chanson de la plus haute tour”, “Le lac”, “Clair de lune”, “La vie en rose”, “Les feuilles mortes”, “Ne me quitte pas”, and three more.';
const LOREM =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.';
const BODIES =
  'Cyngor Gwynedd, Cyngor Sir Ynys Môn, Cyngor Bwrdeistref Sirol Conwy, Llywodraeth Cymru, Parc Cenedlaethol Eryri, Prifysgol Bangor, Urdd Gobaith Cymru.';

const HEADING = 'Rhoi gwybod am fin heb ei gasglu';

const ENTRIES =
  'Casglu gwastraff gardd. Beth sy’n cael mynd yn y bin. glaswellt a dail. blodau a phlanhigion. canghennau bach. Faint mae’n ei gostio. Mae’n costio £38 y flwyddyn am un bin. Gallwch dalu ar-lein neu dros y ffôn. Talu am y gwasanaeth';
const SCHOOLS =
  'Ysgol Gynradd Llanfair. Ysgol y Bont Faen. Ysgol Bro Dinefwr. Ysgol Gyfun Ystalyfera. Canolfan Hamdden Aberaeron. Neuadd y Farchnad. Plas Mawr. Eglwys Dewi Sant. Llyfrgell Blaenau Ffestiniog. Parc y Scarlets';

/** Headings and cells, with fewer little words than sentences have, and the same among English ones. */
const CELLS =
  'Casglu coed a dail. Pryd mae’r lori’n dod?. Faint i’w roi mewn bag. Dail heb gerrig. Canghennau wedi’u torri’n fân. Coed wedi’i baentio. Pren heb ei drin. Bagiau sy’n drwm';
const MIXED_CELLS =
  'Collecting wood and leaves. When does the lorry come?. How much to put in a bag. Dail heb gerrig. Leaves without stones. Canghennau wedi’u torri’n fân. Painted wood for the tip. Pren heb ei drin. Bags that are heavy';
/** Names have little words too. */
const PARKS =
  'Parc y Dref. Neuadd yr Urdd. Plas ar y Bryn. Eglwys y Santes Fair ac Eglwys Sant Pedr. Capel y Bont yn Aberdulas. Ysgol o Fri. Tŷ i Bawb. Theatr y Werin. Canolfan y Farchnad. Gerddi yr Abaty. Llwybr ar Lan y Môr';

const seen = (paragraphs: number, ...odd: readonly (readonly [text: string, lang: string])[]) => ({
  wording: { paragraphs, odd: odd.map(([text, lang]) => ({ ...quoted(text), lang })), pointing: [] },
});

/** Nothing in them has a language of its own. */
const whole = (paragraphs: number, ...odd: readonly (readonly [text: string, lang: string])[]) => ({
  wording: {
    paragraphs,
    odd: odd.map(([text, lang]) => ({ ...quoted(text), lang, whole: true as const })),
    pointing: [],
  },
});

/** Long texts, and all the short ones together at the end. */
const page = (texts: readonly string[], lang: string) => ({
  wording: {
    paragraphs: texts.length - 1,
    odd: [
      ...texts.slice(0, -1).map((text) => ({ ...quoted(text), lang, whole: true as const })),
      { ...quoted(texts.at(-1) ?? ''), selector: 'html', lang, whole: true as const },
    ],
    pointing: [],
  },
});

checkCases(languageOfParts, {
  failed: [
    {
      name: 'a Welsh paragraph in an English page',
      seen: whole(5, [WELSH, 'en-GB']),
      messages: ['partSurely'],
      data: [{ declared: 'English', found: 'Welsh', text: WELSH.slice(0, 120) }],
    },
    {
      name: 'paragraphs in Polish, French and Urdu',
      seen: whole(9, [POLISH, 'en'], [FRENCH, 'en'], [URDU, 'en']),
      messages: ['partSurely', 'partSurely', 'partSurely'],
    },
    {
      name: 'texts whose letters tell no more than that they are not English',
      seen: whole(9, [RUSSIAN, 'en'], [PASHTO, 'en-GB'], [NEPALI, 'en']),
      messages: ['partSurely', 'partSurely', 'partSurely'],
      data: [
        { declared: 'English', found: 'a language in Cyrillic letters', text: RUSSIAN.slice(0, 120) },
        { declared: 'English', found: 'a language in Arabic letters', text: PASHTO.slice(0, 120) },
        { declared: 'English', found: 'a language in Devanagari letters', text: NEPALI.slice(0, 120) },
      ],
    },
    { name: 'English on a Welsh page', seen: whole(5, [ENGLISH, 'cy']), messages: ['partSurely'] },
    {
      name: 'an English page that says it is French',
      seen: whole(3, [ENGLISH, 'fr'], [`Part two. ${ENGLISH}`, 'fr'], [`Part three. ${ENGLISH}`, 'fr']),
      messages: ['pageSurely'],
      data: [{ declared: 'French', found: 'English' }],
    },
    {
      name: 'two of the three long texts of an English page, which make no Polish page of it',
      seen: whole(3, [POLISH, 'en-GB'], [`Druga. ${POLISH}`, 'en-GB']),
      messages: ['partSurely', 'partSurely'],
    },
    {
      name: 'the only two long texts, beside short ones in English',
      seen: whole(2, [POLISH, 'en-GB'], [`Druga. ${POLISH}`, 'en-GB']),
      messages: ['partSurely', 'partSurely'],
    },
    {
      name: 'most of the many long texts of a page',
      seen: whole(8, ...['1', '2', '3', '4', '5'].map((part) => [`${part}. ${POLISH}`, 'en'] as const)),
      messages: ['pageSurely'],
    },
    {
      name: 'a page of one long text and of short ones that all are in Welsh',
      seen: page([WELSH, ENTRIES], 'en-GB'),
      messages: ['pageSurely'],
      data: [{ declared: 'English', found: 'Welsh' }],
    },
    {
      name: 'a page of two long texts, headings and cells that all are in Welsh, though these have few little words',
      seen: page([WELSH, `Rhan dau. ${WELSH}`, CELLS], 'en-GB'),
      messages: ['pageSurely'],
      data: [{ declared: 'English', found: 'Welsh' }],
    },
    {
      name: 'two long texts in Welsh beside headings and cells of which most are English',
      seen: page([WELSH, `Rhan dau. ${WELSH}`, MIXED_CELLS], 'en-GB'),
      messages: ['partSurely', 'partSurely'],
    },
    {
      name: 'two long texts in Welsh beside names of places with little words in them',
      seen: page([WELSH, `Rhan dau. ${WELSH}`, PARKS], 'en-GB'),
      messages: ['partSurely', 'partSurely'],
    },
    {
      name: 'one text of the page and several in a frame, which make no Welsh page of it',
      seen: {
        wording: {
          ...whole(3).wording,
          odd: ['#own', '#help >> #first', '#help >> #second', '#help >> #third'].map((selector) => ({
            ...quoted(`${selector}. ${WELSH}`),
            ...{ selector, lang: 'en', whole: true as const },
          })),
        },
      },
      messages: ['partSurely', 'partSurely', 'partSurely', 'partSurely'],
    },
    {
      name: 'a long text in Welsh among names of places, which make no Welsh page',
      seen: page([WELSH, SCHOOLS], 'en-GB'),
      messages: ['partSurely'],
    },
    {
      name: 'a long text in Polish beside short ones in Welsh: neither is the language of the page',
      seen: page([POLISH, ENTRIES], 'en-GB'),
      messages: ['partSurely'],
    },
    {
      name: 'beside one that only seems to be Welsh',
      seen: {
        wording: {
          paragraphs: 5,
          odd: [...whole(5, [WELSH, 'en']).wording.odd, { ...quoted(HEADING), lang: 'en', short: 'cy' as const }],
          pointing: [],
        },
      },
      messages: ['partSurely'],
    },
  ],
  passed: [
    { name: 'nothing odd', seen: seen(5) },
    { name: 'Welsh places in an English text', seen: seen(5, [PLACES, 'en-GB']) },
    { name: 'a short text in the letters it says', seen: seen(5, ['کوڑے دان', 'ur']) },
    { name: 'an address', seen: seen(5, [ADDRESS, 'en']) },
    { name: 'Welsh that is marked', seen: seen(5, [WELSH, 'cy']) },
    { name: 'Polish that is marked', seen: seen(5, [POLISH, 'pl']) },
    {
      name: 'languages that the detector takes for another one in the same letters',
      seen: whole(9, [RUSSIAN, 'ru'], [PASHTO, 'ps'], [PASHTO, 'ku'], [NEPALI, 'ne-NP'], [CZECH, 'cs']),
    },
    { name: 'names of Welsh bodies in an English text', seen: whole(5, [BODIES, 'en']) },
    { name: 'words that fill a place and mean nothing', seen: whole(5, [LOREM, 'en']) },
    { name: 'French titles in an English sentence', seen: whole(5, [TITLES, 'en']) },
    { name: 'too short to tell', seen: seen(5, ['Croeso i’r wefan hon. Mae’n dda eich gweld chi.', 'en']) },
  ],
  cantTell: [
    {
      name: 'titles of films one after another, which are called so in English too',
      seen: whole(5, [FILMS, 'en-GB']),
      messages: ['part'],
    },
    {
      name: 'a Welsh page whose text is in English, maybe for want of a translation',
      seen: whole(3, [ENGLISH, 'cy'], [`Part two. ${ENGLISH}`, 'cy'], [`Part three. ${ENGLISH}`, 'cy']),
      messages: ['page'],
    },
    {
      name: 'a Welsh paragraph of which nobody knows whether parts are marked',
      seen: seen(5, [WELSH, 'en-GB']),
      messages: ['part'],
      data: [{ declared: 'English', found: 'Welsh', text: WELSH.slice(0, 120) }],
    },
    { name: 'paragraphs in Polish and Urdu', seen: seen(9, [POLISH, 'en'], [URDU, 'en']), messages: ['part', 'part'] },
    {
      name: 'a short text in other letters',
      seen: seen(5, ['শহরের মানুষের জন্য', 'en'], ['کوڑے دان', 'en']),
      messages: ['part', 'part'],
      data: [
        { declared: 'English', found: 'a language in Bengali letters', text: 'শহরের মানুষের জন্য' },
        { declared: 'English', found: 'a language in Arabic letters', text: 'کوڑے دان' },
      ],
    },
    { name: 'names of languages, each in its own letters', seen: whole(5, [NAMES, 'en']), messages: ['part'] },
    { name: 'Russian marked as Hungarian', seen: whole(5, [RUSSIAN, 'hu']), messages: ['part'] },
    { name: 'English marked as Welsh', seen: seen(5, [ENGLISH, 'cy']), messages: ['part'] },
    {
      name: 'a Welsh page of one paragraph and of short texts',
      seen: {
        wording: {
          ...{ paragraphs: 1, pointing: [] },
          odd: [
            { ...quoted(WELSH), lang: 'en' },
            { ...quoted(`${HEADING}. ${WELSH}`), selector: 'html', lang: 'en' },
          ],
        },
      },
      messages: ['page'],
      data: [{ declared: 'English', found: 'Welsh' }],
    },
    {
      name: 'a Welsh page that says it is English',
      seen: seen(4, [WELSH, 'en'], [`Rhan dau. ${WELSH}`, 'en'], [`Rhan tri. ${WELSH}`, 'en']),
      messages: ['page'],
      data: [{ declared: 'English', found: 'Welsh' }],
    },
    {
      name: 'the only paragraph, in a language that is none',
      seen: seen(1, [ENGLISH, 'xx']),
      messages: ['part'],
      data: [{ declared: '“xx”', found: 'English', text: ENGLISH.slice(0, 120) }],
    },
    {
      name: 'the name of a language, said by the voice of another',
      seen: seen(5, ['Cymraeg', 'en']),
      messages: ['part'],
      data: [{ declared: 'English', found: 'Welsh', text: 'Cymraeg' }],
    },
    {
      name: 'a Welsh heading',
      seen: { wording: { paragraphs: 5, odd: [{ ...quoted(HEADING), lang: 'en', short: 'cy' }], pointing: [] } },
      messages: ['part'],
      data: [{ declared: 'English', found: 'Welsh', text: HEADING }],
    },
    {
      name: 'Welsh headings over one English paragraph, which make no Welsh page',
      seen: {
        wording: {
          paragraphs: 1,
          odd: [HEADING, 'Croeso i’r wefan hon.'].map((text) => ({
            ...quoted(text),
            lang: 'en',
            short: 'cy' as const,
          })),
          pointing: [],
        },
      },
      messages: ['part', 'part'],
    },
    {
      name: 'a page of short texts only',
      seen: { wording: { paragraphs: 0, odd: [{ ...quoted(WELSH), selector: 'html', lang: 'en' }], pointing: [] } },
      messages: ['page'],
      data: [{ declared: 'English', found: 'Welsh' }],
    },
  ],
  inapplicable: [{ name: 'no paragraph is long enough', seen: seen(0) }],
});
