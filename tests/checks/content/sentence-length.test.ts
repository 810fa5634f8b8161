import { sentenceLength } from '../../../checks/content/sentence-length.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { easy, page, sentence } from './text-evidence.ts';

checkCases(sentenceLength, {
  passed: [
    { name: 'short sentences', seen: page(easy(8)) },
    { name: 'sentences of 25 words', seen: page([sentence(25), sentence(25), sentence(25), sentence(25)]) },
    { name: 'one long sentence on a short page', seen: page([...easy(2), sentence(90)]) },
    { name: 'two in twenty', seen: page([...easy(6), sentence(26), sentence(26)]) },
  ],
  failed: [
    {
      name: 'three in twenty',
      seen: page([...easy(6), sentence(27), sentence(26), sentence(28)].slice(0, 9)),
      messages: ['long', 'another', 'another'],
      data: [
        { words: 28, sentence: sentence(28), long: 3, sentences: 21 },
        { words: 27, sentence: sentence(27) },
        { words: 26, sentence: sentence(26) },
      ],
    },
    {
      name: 'no more than five are shown',
      seen: page(Array.from({ length: 9 }, () => sentence(30))),
      messages: ['long', 'another', 'another', 'another', 'another'],
    },
  ],
  cantTell: [
    { name: 'short as far as it was read', seen: page(easy(8), { cut: true }), messages: [] },
    {
      name: 'two in a few sentences',
      seen: page([...Array.from({ length: 6 }, () => sentence(10)), sentence(30), sentence(27)]),
      messages: ['long', 'another'],
      data: [
        { words: 30, sentence: sentence(30), long: 2, sentences: 8 },
        { words: 27, sentence: sentence(27) },
      ],
    },
  ],
  inapplicable: [
    { name: 'under 100 words', seen: page([sentence(40), sentence(40)]) },
    {
      name: 'Welsh',
      seen: page(
        Array.from({ length: 9 }, () => sentence(30)),
        { lang: 'cy' },
      ),
    },
  ],
});
