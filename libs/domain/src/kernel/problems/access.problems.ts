import { problemKinds } from './problem-kind';

/** What can be wrong with who you are and what you may. */
export const ACCESS_PROBLEMS = problemKinds({
  sign_in_required: {
    status: 401,
    text: { en: 'Please sign in.', zh: '请登录。' },
  },
  sign_in_failed: {
    status: 401,
    text: {
      en: 'E-mail, password or code is wrong. After five tries, wait 15 minutes.',
      zh: '邮箱、密码或验证码错误。连续五次后请等待 15 分钟。',
    },
  },
  second_factor_required: {
    status: 401,
    text: { en: 'Enter the code from your authenticator app.', zh: '请输入身份验证器中的验证码。' },
  },
  session_ended: {
    status: 401,
    text: { en: 'Your session has ended. Please sign in again.', zh: '会话已结束，请重新登录。' },
  },
  not_permitted: {
    status: 403,
    text: { en: 'Your role does not allow this ({permission}).', zh: '您的角色没有此权限（{permission}）。' },
  },
  second_factor_missing: {
    status: 403,
    text: {
      en: 'Set up the code from an authenticator app first: your role needs it.',
      zh: '请先设置身份验证器：您的角色必须使用。',
    },
  },
  cross_site_request: {
    status: 403,
    text: { en: 'The request did not come from this console.', zh: '请求不是来自本控制台。' },
  },
  unusual_own: {
    status: 403,
    text: {
      en: 'This is about what you did or granted yourself, so somebody else must look into it.',
      zh: '此项涉及您本人的操作或审批，须由他人核查。',
    },
  },
  note_not_own: {
    status: 403,
    text: {
      en: 'A note speaks in its author’s name: only its author can change it.',
      zh: '备注以作者名义记录，只有作者本人可以修改。',
    },
  },
  refresh_in_flight: {
    status: 409,
    text: {
      en: 'Another tab has just renewed the session. Try again.',
      zh: '另一个标签页刚刚更新了会话，请重试。',
    },
  },
  last_administrator: {
    status: 422,
    text: {
      en: 'This is the last administrator. Make somebody else an administrator first.',
      zh: '这是最后一位管理员，请先指定另一位管理员。',
    },
  },
  set_up_link_invalid: {
    status: 422,
    text: {
      en: 'This link was used or has expired. Ask an administrator for a new one.',
      zh: '此链接已使用或已过期，请向管理员索取新链接。',
    },
  },
});
