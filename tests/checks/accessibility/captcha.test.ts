import { captcha } from '../../../checks/accessibility/captcha.ts';
import { checkCases } from '../../helpers/check-cases.ts';

const one = (by: string) => ({ captchas: [{ by, selector: '#x', html: '<div id="x">', box: null }] });

checkCases(captcha, {
  cantTell: [
    { name: 'one of a known maker', seen: one('reCAPTCHA'), messages: ['named'], data: [{ by: 'reCAPTCHA' }] },
    { name: 'another one', seen: one(''), messages: ['other'] },
  ],
  inapplicable: [{ name: 'none', seen: { captchas: [] } }],
});
