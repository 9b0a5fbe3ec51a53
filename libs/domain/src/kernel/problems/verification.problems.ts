import { problemKinds } from './problem-kind';

/** What can be wrong when an address or a caller is verified. */
export const VERIFICATION_PROBLEMS = problemKinds({
  verification_no_contact: {
    status: 422,
    text: { en: 'The customer has no such contact.', zh: '该客户没有此联系方式。' },
  },
  verification_done: {
    status: 409,
    text: { en: 'This contact is verified already.', zh: '该联系方式已验证。' },
  },
  verification_unbound: {
    status: 422,
    text: {
      en: 'Nobody has verified this contact: a code sent there proves nothing. Use another one, or ask a supervisor to vouch.',
      zh: '该联系方式尚未验证，发送验证码不能证明身份。请改用其他联系方式，或请主管担保。',
    },
  },
  verification_too_many: {
    status: 429,
    text: {
      en: '{max} codes were sent within an hour. Wait before you send another one.',
      zh: '一小时内已发送 {max} 个验证码，请稍后再发。',
    },
  },
  verification_over: {
    status: 409,
    text: {
      en: 'This code is no longer valid. Send a new one.',
      zh: '该验证码已失效，请重新发送。',
    },
  },
  verification_code_wrong: {
    status: 422,
    text: {
      en: 'This code is not right. {left} more tries.',
      zh: '验证码不正确，还可以尝试 {left} 次。',
    },
  },
  verification_contact_changed: {
    status: 409,
    text: {
      en: 'The contact was changed after the code was sent. Send a new one.',
      zh: '发送验证码后联系方式已变更，请重新发送。',
    },
  },
  caller_not_verified: {
    status: 403,
    text: {
      en: 'First verify that the caller is the customer (“Verify caller” above the contact data).',
      zh: '请先核实来电人身份（联系方式上方的“核实来电人”）。',
    },
  },
});
