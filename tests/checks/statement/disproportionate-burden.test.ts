import { disproportionateBurden } from '../../../checks/statement/disproportionate-burden.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { inWelshOnly, noStatement, notOpened, site } from './model.ts';

const burden = (html: string) => site({ burden: `<h3>Disproportionate burden</h3>${html}` });

siteCheckCases(disproportionateBurden, {
  cantTell: [
    notOpened,
    inWelshOnly,
    {
      name: 'a claim under its heading',
      site: {},
      pages: burden('<p>It is not reasonable to mend 40 old maps. It would cost too much.</p>'),
      messages: ['claimed'],
      data: [{ claim: 'It is not reasonable to mend 40 old maps.' }],
    },
    {
      name: 'a claim in passing',
      site: {},
      pages: site({ outside: '<p>Mending our archive would be a disproportionate burden.</p>' }),
      messages: ['claimed'],
    },
    {
      name: 'with a link to the assessment',
      site: {},
      pages: burden('<p>We have weighed this up in our <a href="/assessment">assessment</a>.</p>'),
      messages: ['linked'],
    },
  ],
  inapplicable: [
    ...noStatement,
    { name: 'the model', site: {}, pages: site() },
    ...[
      'We do not claim that anything is a disproportionate burden.',
      'None.',
      'Not applicable',
      'There are currently no disproportionate burden claims.',
      'There are no claims of disproportionate burden.',
      'We have not made any claims at this time.',
      'We claim none.',
      'No content is claimed to be one.',
    ].map((words) => ({ name: words, site: {}, pages: burden(`<p>${words}</p>`) })),
    { name: 'a heading with nothing below', site: {}, pages: burden('') },
  ],
});
