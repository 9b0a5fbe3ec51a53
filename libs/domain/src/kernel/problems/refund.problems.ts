import { problemKinds } from './problem-kind';

/** What can be wrong with refunds. */
export const REFUND_PROBLEMS = problemKinds({
  closing_blocked: {
    status: 422,
    text: {
      en: 'The account cannot be closed yet: {reference} has not come to its end ({count} in all).',
      zh: '暂不能销户：{reference} 尚未了结（共 {count} 项）。',
    },
  },
  closing_waits: {
    status: 409,
    text: {
      en: 'Closing this account was asked for already: {reference} waits for approval.',
      zh: '已提交销户申请：{reference} 正在等待审批。',
    },
  },
  closing_changed: {
    status: 422,
    text: {
      en: 'What is paid out has changed meanwhile: it is {payOut:money} now. Look at it again.',
      zh: '应退金额已变化，现为 {payOut:money}，请重新核对。',
    },
  },
  closing_paying_out: {
    status: 422,
    text: {
      en: 'Money is on its way back or was paid out already ({reference}); the closing can no longer be taken back.',
      zh: '资金已退回或正在退回（{reference}），不能再取消销户。',
    },
  },
  payment_not_refundable: {
    status: 422,
    text: { en: 'A payment that is {state} cannot be refunded.', zh: '状态为 {state} 的支付不能退款。' },
  },
  refund_above_rest: {
    status: 422,
    text: { en: 'At most {max:money} can be refunded.', zh: '最多可退 {max:money}。' },
  },
  refund_outside_policy: {
    status: 422,
    text: {
      en: 'This is outside the refund policy. Give a reason for the exception.',
      zh: '超出退款政策，请填写例外理由。',
    },
  },
  refund_already_in_wallet: {
    status: 422,
    text: {
      en: 'This money is in the balance already; there is nothing to give back to it.',
      zh: '这笔钱已在余额中，无需再退回余额。',
    },
  },
  refund_no_plan_to_stop: {
    status: 422,
    text: {
      en: 'There is no running or queued plan to stop. Choose to keep the plan.',
      zh: '没有可停止的套餐，请选择保留套餐。',
    },
  },
  refund_above_unspent: {
    status: 422,
    text: {
      en: 'Only what is not spent yet can go back: at most {max:money}.',
      zh: '只能退回尚未使用的部分：最多 {max:money}。',
    },
  },
  refund_wallet_only: {
    status: 422,
    text: {
      en: 'This was paid from the balance, so it goes back to the balance.',
      zh: '该笔款项由余额支付，只能退回余额。',
    },
  },
  refund_split_parts: {
    status: 422,
    text: {
      en: 'When it is split, the part for the source is more than zero and less than {max:money}.',
      zh: '拆分退款时，原路退回的部分须大于零且小于 {max:money}。',
    },
  },
  refund_plan_end: {
    status: 422,
    text: {
      en: 'To shorten the plan, choose an end between now and its present end.',
      zh: '缩短套餐时，请选择现在与原到期时间之间的结束时间。',
    },
  },
  refund_replaced: {
    status: 409,
    text: {
      en: 'This refund was tried again already. Look at the newer one.',
      zh: '该退款已重新发起，请查看新的退款。',
    },
  },
  refund_add_on_effect: {
    status: 422,
    text: {
      en: 'An add-on pack can be kept or taken back; only a plan can be stopped or shortened.',
      zh: '加油包只能保留或收回；只有套餐可以停止或缩短。',
    },
  },
  refund_plan_needed: {
    status: 422,
    text: {
      en: 'A later purchase rests on this plan. Keep the plan, or refund the later purchase first.',
      zh: '后续购买依赖此套餐。请保留套餐，或先退后续购买。',
    },
  },
  pay_out_own: {
    status: 403,
    text: {
      en: 'You ordered this refund yourself, so somebody else must pay it out.',
      zh: '该退款由您本人发起，须由他人付款。',
    },
  },
  pay_out_evidence_missing: {
    status: 422,
    text: {
      en: 'Add a file that proves that it was paid out, before you say so.',
      zh: '请先添加付款凭证，再确认已付款。',
    },
  },
});
