import { problemKinds } from './problem-kind';

/** What can be wrong with requests that a second person decides, and undo. */
export const APPROVAL_PROBLEMS = problemKinds({
  approval_own_request: {
    status: 403,
    text: {
      en: 'You asked for this yourself, so somebody else must decide it.',
      zh: '这是您本人的申请，须由他人审批。',
    },
  },
  undo_not_own: {
    status: 403,
    text: {
      en: 'Only who did it can take it back. Make an adjustment instead.',
      zh: '只有操作人本人可以撤销，请改用调整。',
    },
  },
  approval_not_own: {
    status: 403,
    text: { en: 'Only who asked for it can withdraw this request.', zh: '只有申请人可以撤回此申请。' },
  },
  undo_done: {
    status: 409,
    text: { en: 'This was taken back already.', zh: '此操作已撤销。' },
  },
  undo_not_possible: {
    status: 409,
    text: {
      en: 'This cannot be taken back with one click. Make an adjustment instead.',
      zh: '此操作无法一键撤销，请改用调整。',
    },
  },
  undo_too_late: {
    status: 409,
    text: {
      en: 'More than 15 minutes have passed. Make an adjustment instead.',
      zh: '已超过 15 分钟，请改用调整。',
    },
  },
  undo_not_last: {
    status: 409,
    text: {
      en: 'You have moved money of this customer since. Take that back first.',
      zh: '您之后还操作过该客户的资金，请先撤销后面的操作。',
    },
  },
  approval_not_open: {
    status: 409,
    text: {
      en: 'This request is no longer open: it was decided, withdrawn or has expired.',
      zh: '此申请已结束：已审批、已撤回或已过期。',
    },
  },
  approval_changed: {
    status: 409,
    text: {
      en: 'What this request rests on has changed meanwhile. Check the new figures and decide again.',
      zh: '此申请的依据已发生变化，请核对新的数据后再审批。',
    },
  },
});
