import { problemKinds } from './problem-kind';

/** What can be wrong with payments, their methods, links and limits. */
export const PAYMENT_PROBLEMS = problemKinds({
  provider_event_refused: {
    status: 400,
    text: {
      en: 'The event is not believed ({reason}). Nothing was moved.',
      zh: '事件未通过校验（{reason}），未作任何变动。',
    },
  },
  payment_unknown: {
    status: 409,
    text: {
      en: 'An earlier charge ({reference}) has no answer yet. A second one is refused until it is settled.',
      zh: '之前的扣款（{reference}）尚无结果，确认前不能再次扣款。',
    },
  },
  payment_resolution_waits: {
    status: 409,
    text: {
      en: 'A decision about this payment is waiting already ({reference}).',
      zh: '该支付已有待审批的处理申请（{reference}）。',
    },
  },
  payment_link_open: {
    status: 409,
    text: {
      en: 'The customer still has a payment link ({reference}). Cancel it first, or wait until it was paid.',
      zh: '客户还有未完成的支付链接（{reference}），请先取消，或等待其支付。',
    },
  },
  top_up_bonus_changed: {
    status: 409,
    text: {
      en: 'The bonus of this top-up is another one now ({bonus}). Nothing was charged.',
      zh: '此次充值的赠送金额已变为 {bonus}，尚未扣款。',
    },
  },
  payment_method_unusable: {
    status: 422,
    text: {
      en: 'This card has expired or was removed. Choose another one.',
      zh: '该卡已过期或已移除，请换一张。',
    },
  },
  payment_method_refused: {
    status: 422,
    text: {
      en: 'The provider does not accept this card or account ({reason}). Ask the customer for another one.',
      zh: '支付机构未接受该卡或账户（{reason}），请客户更换。',
    },
  },
  payment_provider_off: {
    status: 422,
    text: {
      en: 'The payment provider {provider} is not connected here.',
      zh: '支付机构 {provider} 尚未接通。',
    },
  },
  payment_link_unsupported: {
    status: 422,
    text: {
      en: '{provider} cannot take this by link ({what}). Choose another provider or way to pay.',
      zh: '{provider} 不支持以链接方式收取（{what}），请更换支付机构或支付方式。',
    },
  },
  presets_unfit: {
    status: 422,
    text: {
      en: 'Each amount must be larger than the one before it, from {least:money} to {most:money}.',
      zh: '金额须从小到大排列，且在 {least:money} 与 {most:money} 之间。',
    },
  },
  method_tries_reached: {
    status: 422,
    text: {
      en: 'This card was tried {most} times within {hours} h, the most allowed. Wait {minutes} min, or ask a supervisor.',
      zh: '该卡在 {hours} 小时内已尝试 {most} 次，达到上限。请等待 {minutes} 分钟，或由主管放行。',
    },
  },
  customer_tries_reached: {
    status: 422,
    text: {
      en: 'This customer was charged {most} times within {hours} h, the most allowed. Wait {minutes} min, or ask a supervisor.',
      zh: '该客户在 {hours} 小时内已扣款 {most} 次，达到上限。请等待 {minutes} 分钟，或由主管放行。',
    },
  },
  method_sum_reached: {
    status: 422,
    text: {
      en: 'Within {hours} h this card may be charged {most:money}: at most {left:money} more now. A supervisor can allow it once.',
      zh: '该卡 {hours} 小时内最多扣款 {most:money}，目前最多还可扣 {left:money}。主管可放行一次。',
    },
  },
  customer_sum_reached: {
    status: 422,
    text: {
      en: 'Within {hours} h this customer may be charged {most:money}: at most {left:money} more now. A supervisor can allow it once.',
      zh: '该客户 {hours} 小时内最多扣款 {most:money}，目前最多还可扣 {left:money}。主管可放行一次。',
    },
  },
  charge_exception_open: {
    status: 409,
    text: {
      en: 'One charge above the limits is allowed already, until {expiresAt}. It has not been used yet.',
      zh: '已放行一笔超限扣款，尚未使用，有效至 {expiresAt}。',
    },
  },
  payment_method_blocked: {
    status: 422,
    text: {
      en: 'This card is blocked and cannot be charged. Choose another one, or ask a supervisor to lift the block.',
      zh: '该卡已被冻结，不能扣款。请换一张，或由主管解除冻结。',
    },
  },
  payments_blocked: {
    status: 422,
    text: {
      en: 'The payments of this customer are blocked: nothing can be charged. A supervisor can lift the block.',
      zh: '该客户的支付已被冻结，不能扣款。主管可解除冻结。',
    },
  },
  payment_block_exists: {
    status: 409,
    text: {
      en: 'It is blocked already. Lift the present block first.',
      zh: '已处于冻结状态，请先解除现有冻结。',
    },
  },
  block_end_past: {
    status: 422,
    text: { en: 'The block must end later than now.', zh: '冻结的结束时间必须晚于现在。' },
  },
  provider_silent: {
    status: 503,
    text: {
      en: 'The payment provider did not answer. Nothing is certain yet; try again in a moment.',
      zh: '支付机构没有答复，结果尚不确定，请稍后重试。',
    },
  },
  offline_received_day: {
    status: 422,
    text: {
      en: 'The day must be today or earlier, and at most {days} days ago.',
      zh: '到账日期须为今天或之前，且不早于 {days} 天前。',
    },
  },
  offline_reference_empty: {
    status: 422,
    text: {
      en: 'Enter the reference of the bank or the number of the receipt.',
      zh: '请输入银行流水号或收据编号。',
    },
  },
  offline_recorded_before: {
    status: 422,
    text: {
      en: 'This money was recorded already, as {reference}. Open that record; nothing is recorded twice.',
      zh: '该笔款项已登记为 {reference}，请查看该记录，不能重复登记。',
    },
  },
  offline_evidence_missing: {
    status: 422,
    text: {
      en: 'Add at least one file that proves it: the bank’s statement or the receipt.',
      zh: '请至少添加一个凭证文件：银行流水或收据。',
    },
  },
  offline_nothing_unspent: {
    status: 422,
    text: {
      en: 'Nothing of this money is left in the balance: it was spent, is held or was refunded. Make an adjustment instead.',
      zh: '该笔款项在余额中已无剩余：已使用、被占用或已退款。请改用调整。',
    },
  },
  offline_reversal_waits: {
    status: 409,
    text: {
      en: 'Taking this record back waits for a decision already ({reference}).',
      zh: '撤销该记录的申请已在等待审批（{reference}）。',
    },
  },
});
