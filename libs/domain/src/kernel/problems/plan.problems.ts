import { problemKinds } from './problem-kind';

/** What can be wrong with plans, quotes and renewals. */
export const PLAN_PROBLEMS = problemKinds({
  plan_file_columns: {
    status: 422,
    text: {
      en: 'This is no catalogue of plans: it has no columns {columns}. Export the catalogue to see all of them.',
      zh: '不是套餐目录：缺少列 {columns}。可先导出目录查看所有列。',
    },
  },
  plan_file_too_long: {
    status: 422,
    text: {
      en: 'These are more than {max} plans; at most {max} are taken at once. Split the file.',
      zh: '超过 {max} 个套餐，一次最多 {max} 个，请拆分文件。',
    },
  },
  plan_file_wrong: {
    status: 422,
    text: {
      en: 'Nothing was saved: the file has {mistakes} mistakes. Check it first to see each of them.',
      zh: '未保存任何内容：文件有 {mistakes} 处错误，请先检查并逐一修正。',
    },
  },
  quote_changed: {
    status: 409,
    text: {
      en: 'The price has changed since it was shown. Check the new price.',
      zh: '价格已变化，请核对新价格。',
    },
  },
  quote_expired: {
    status: 409,
    text: { en: 'The price shown has expired. Check the new price.', zh: '报价已过期，请核对新价格。' },
  },
  quote_used: {
    status: 409,
    text: {
      en: 'This price was already used for renewal {reference}. Make a new quote to renew again.',
      zh: '此报价已用于续费 {reference}，如需再次续费请重新报价。',
    },
  },
  renewal_running: {
    status: 409,
    text: {
      en: 'Renewal {reference} of this line is still running. Wait until it has ended.',
      zh: '该线路的续费 {reference} 仍在进行，请等待其结束。',
    },
  },
  plan_not_sold: {
    status: 422,
    text: {
      en: 'This plan has no price in {currency}, so it is not sold to this customer.',
      zh: '该套餐没有 {currency} 价格，不能售给此客户。',
    },
  },
  plan_not_released: {
    status: 422,
    text: { en: 'This plan is not on sale.', zh: '该套餐未在售。' },
  },
  plan_not_extendable: {
    status: 422,
    text: {
      en: 'Only the plan that is running can be extended. Queue the new plan instead.',
      zh: '只能延长正在生效的同一套餐，请改为排队生效。',
    },
  },
  add_on_no_plan: {
    status: 422,
    text: {
      en: 'No plan is running on this line, so there is nothing to add a pack to. Renew the line first.',
      zh: '该线路没有生效中的套餐，无法叠加加油包。请先续费套餐。',
    },
  },
  add_on_only_added: {
    status: 422,
    text: {
      en: 'This is an add-on pack: it is added to a running plan and cannot take its place or renew it.',
      zh: '这是加油包，只能叠加到生效中的套餐，不能用于续费或替换套餐。',
    },
  },
  add_on_not_one: {
    status: 422,
    text: {
      en: 'This is a plan, not an add-on pack. Choose when it starts, or choose a pack.',
      zh: '这是套餐而不是加油包。请选择生效方式，或改选加油包。',
    },
  },
  plan_none_to_replace: {
    status: 422,
    text: {
      en: 'No plan is running on this line, so there is none to replace. Queue the new plan: it starts at once.',
      zh: '该线路没有生效中的套餐可替换。请选择排队生效，新套餐会立即开始。',
    },
  },
  plan_queued_behind: {
    status: 422,
    text: {
      en: 'Another plan is queued behind the one that runs, so that one cannot be replaced. Queue the new plan, or refund the queued one first.',
      zh: '当前套餐之后还有排队套餐，无法立即替换。请选择排队生效，或先退掉排队的套餐。',
    },
  },
  plan_credit_changed: {
    status: 422,
    text: {
      en: 'The plan that was to be replaced is worth something else now: money was given back, it was stopped or disputed, or the payment took too long. Nothing was replaced; ask for a new price.',
      zh: '待替换套餐的价值已变化：期间有退款、被停用或有争议，或付款耗时过长。套餐未替换，请重新询价。',
    },
  },
  plan_released_already: {
    status: 409,
    text: {
      en: 'Version {version} is released already. Make a new draft to change what is sold.',
      zh: '第 {version} 版已发布，不能再次发布。如需更改，请新建草稿。',
    },
  },
  plan_release_planned: {
    status: 409,
    text: {
      en: 'Version {version} waits for its release, so nothing in it can change. Call the release off first.',
      zh: '第 {version} 版正在等待发布，内容不可更改。请先取消发布。',
    },
  },
  plan_release_not_planned: {
    status: 409,
    text: {
      en: 'No release of this version is planned, so there is none to call off.',
      zh: '该版本没有定时发布，无需取消。',
    },
  },
  plan_release_past: {
    status: 422,
    text: {
      en: 'Choose a time that lies ahead, or release it now.',
      zh: '请选择将来的时间，或立即发布。',
    },
  },
  plan_release_too_far: {
    status: 422,
    text: { en: 'At most {days} days from now.', zh: '最晚为 {days} 天之后。' },
  },
  plan_incomplete: {
    status: 422,
    text: { en: 'The plan is not complete yet: {missing}.', zh: '套餐尚不完整：{missing}。' },
  },
  line_not_renewable: {
    status: 422,
    text: { en: 'The line is {state} and cannot be renewed.', zh: '线路状态为 {state}，不能续费。' },
  },
  auto_renew_no_method: {
    status: 422,
    text: {
      en: 'There is no payment method that the customer lets us charge without asking. Save one with consent, or let the balance pay.',
      zh: '客户没有已授权自动扣款的支付方式。请添加并授权，或改为余额支付。',
    },
  },
  tries_unfit: {
    status: 422,
    text: {
      en: 'Name one time at least, each later than the one before it: -24 0 48.',
      zh: '请至少填写一个时间，并从早到晚排列：-24 0 48。',
    },
  },
  plan_followed: {
    status: 422,
    text: {
      en: 'Another plan waits behind this one. Make that one end later instead.',
      zh: '该套餐之后还有排队的套餐，请改为延长排在最后的套餐。',
    },
  },
  review_not_bought: {
    status: 422,
    text: {
      en: 'This customer has not bought this plan, so he cannot review it.',
      zh: '该客户未购买过此套餐，不能评价。',
    },
  },
  reviews_decided_already: {
    status: 409,
    text: {
      en: 'None of these reviews is left to decide like this: each is so already, or is gone.',
      zh: '所选评价均已是该状态或不存在，无需处理。',
    },
  },
  customer_anonymised: {
    status: 422,
    text: {
      en: 'This customer was anonymised: nothing about the person is kept, and nothing can be written down.',
      zh: '该客户已匿名化：不再保留任何个人信息，也不能再录入。',
    },
  },
  anonymise_open: {
    status: 422,
    text: {
      en: 'Close the account first: only then nothing is owed and no line is live.',
      zh: '请先销户：销户后才无欠款且无在用线路。',
    },
  },
  anonymise_waits: {
    status: 409,
    text: {
      en: 'Anonymising this customer was asked for already: {reference} waits for approval.',
      zh: '已提交匿名化申请：{reference} 正在等待审批。',
    },
  },
  anonymise_owed: {
    status: 422,
    text: {
      en: 'The customer owes us {owed:money}: who owes it must be known until it is paid.',
      zh: '客户欠款 {owed:money}，结清前须保留债务人信息。',
    },
  },
  anonymise_blocked: {
    status: 422,
    text: {
      en: '{reference} has not come to its end ({count} in all): the person may be needed for it.',
      zh: '{reference} 尚未了结（共 {count} 项），可能仍需联系本人。',
    },
  },
  customer_closed: {
    status: 422,
    text: { en: 'This account is closed.', zh: '该账户已关闭。' },
  },
  customer_closing: {
    status: 422,
    text: {
      en: 'This account is being closed: its money goes back to the customer, and nothing new can be booked.',
      zh: '该账户正在销户：余额将退还客户，不能再进行新的操作。',
    },
  },
});
