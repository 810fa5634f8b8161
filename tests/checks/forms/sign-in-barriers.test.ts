import { signInBarriers } from '../../../checks/forms/sign-in-barriers.ts';
import type { Field } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field } from '../../helpers/evidence.ts';

const seen = (...fields: readonly Partial<Field>[]) => ({ forms: { forms: [], fields: fields.map(field) } });
const password = { type: 'password', name: 'p', autocomplete: 'current-password' };

checkCases(signInBarriers, {
  failed: [
    {
      name: 'nothing may be pasted',
      seen: seen({ ...password, html: '<input type="password" onpaste="return false;">' }, password),
      messages: ['pasteBlocked'],
    },
    {
      name: 'by an event',
      seen: seen({ name: 'otp', html: '<input name="otp" onpaste="event.preventDefault()">' }),
      messages: ['pasteBlocked'],
    },
  ],
  cantTell: [
    { name: 'a password', seen: seen(password), messages: ['tryPaste'] },
    { name: 'a code', seen: seen({ name: 'security-code', type: 'tel' }), messages: ['tryPaste'] },
    { name: 'managers shut out', seen: seen({ ...password, autocomplete: 'off' }), messages: ['notFilledIn'] },
    {
      name: 'something harmless on paste',
      seen: seen({ ...password, html: '<input onpaste="trim(this)">' }),
      messages: ['tryPaste'],
    },
  ],
  inapplicable: [
    { name: 'no secret', seen: seen({ name: 'postcode' }, { name: 'pin', type: 'checkbox' }) },
    { name: 'not shown', seen: seen({ ...password, visible: false }) },
    { name: 'an e-mail that may not be pasted', seen: seen({ html: '<input name="email" onpaste="return false">' }) },
  ],
});
