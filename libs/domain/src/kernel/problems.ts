import { type LocalText } from './locales';

/**
 * Every error that is thrown on purpose (architecture, "Errors"): code → HTTP status, the parameters that the text needs,
 * and what it tells the staff member to do, in both languages. `{name}` in a text is filled in from the parameters.
 */
interface ProblemKind {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  text: LocalText;
}

const kinds = <T extends Record<string, ProblemKind>>(table: T): T => table;

export const PROBLEMS = kinds({
  // 400: the request itself is malformed
  validation_failed: {
    status: 400,
    text: { en: 'Please check the marked fields.', zh: '请检查标出的字段。' },
  },
  malformed_body: {
    status: 400,
    text: { en: 'The request body is not valid JSON.', zh: '请求内容不是有效的 JSON。' },
  },
  malformed_query: {
    status: 400,
    text: { en: 'The query parameter “{parameter}” is not valid.', zh: '查询参数“{parameter}”无效。' },
  },
  unknown_filter: {
    status: 400,
    text: { en: 'This list cannot be filtered by “{filter}”.', zh: '此列表不能按“{filter}”筛选。' },
  },
  unknown_sort: {
    status: 400,
    text: { en: 'This list cannot be sorted by “{field}”.', zh: '此列表不能按“{field}”排序。' },
  },
  range_too_large: {
    status: 400,
    text: { en: 'At most {max} records can be read at once.', zh: '一次最多读取 {max} 条记录。' },
  },
  range_too_deep: {
    status: 400,
    text: {
      en: 'Pages this deep need a cursor. Narrow the filter instead.',
      zh: '页数过深，请缩小筛选范围。',
    },
  },
  idempotency_key_missing: {
    status: 400,
    text: {
      en: 'The header Idempotency-Key is missing or not valid.',
      zh: '缺少或无效的 Idempotency-Key 请求头。',
    },
  },
  provider_event_refused: {
    status: 400,
    text: {
      en: 'The event is not believed ({reason}). Nothing was moved.',
      zh: '事件未通过校验（{reason}），未作任何变动。',
    },
  },
  // 401, 403: who you are, what you may
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
  unusual_own: {
    status: 403,
    text: {
      en: 'This is about what you did or granted yourself, so somebody else must look into it.',
      zh: '此项涉及您本人的操作或审批，须由他人核查。',
    },
  },
  approval_not_own: {
    status: 403,
    text: { en: 'Only who asked for it can withdraw this request.', zh: '只有申请人可以撤回此申请。' },
  },
  // 404, 405
  not_found: {
    status: 404,
    text: {
      en: 'Not found. It may have been moved, or the address is wrong.',
      zh: '未找到。可能已移动或地址有误。',
    },
  },
  method_not_allowed: {
    status: 405,
    text: { en: 'This method is not allowed here.', zh: '此处不允许该方法。' },
  },
  // 409: not now
  idempotency_in_flight: {
    status: 409,
    text: { en: 'The same operation is still running. Wait a moment.', zh: '同一操作仍在进行，请稍候。' },
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
  wrong_state: {
    status: 409,
    text: {
      en: 'This is not possible in the present state ({state}).',
      zh: '当前状态（{state}）下无法执行。',
    },
  },
  already_exists: {
    status: 409,
    text: { en: 'There is already one with the same {field}.', zh: '已存在相同 {field} 的记录。' },
  },
  payment_unknown: {
    status: 409,
    text: {
      en: 'An earlier charge ({reference}) has no answer yet. A second one is refused until it is settled.',
      zh: '之前的扣款（{reference}）尚无结果，确认前不能再次扣款。',
    },
  },
  settlement_loaded_before: {
    status: 409,
    text: {
      en: 'This very file was loaded before, as {reference}.',
      zh: '该文件此前已导入，编号 {reference}。',
    },
  },
  settlement_line_settled: {
    status: 409,
    text: {
      en: 'There is nothing (more) to resolve in this line.',
      zh: '该行没有（或不再有）需要处理的差异。',
    },
  },
  settlement_taken: {
    status: 409,
    text: {
      en: '{reference} already has a line in this report.',
      zh: '{reference} 在该报表中已有对应行。',
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
  refresh_in_flight: {
    status: 409,
    text: {
      en: 'Another tab has just renewed the session. Try again.',
      zh: '另一个标签页刚刚更新了会话，请重试。',
    },
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
  dispute_answer_waits: {
    status: 409,
    text: {
      en: 'An answer to this dispute is on its way to the provider. Wait until it has confirmed.',
      zh: '对该争议的答复正在发送给支付机构，请等待其确认。',
    },
  },
  // 412, 428: somebody else was faster
  version_conflict: {
    status: 412,
    text: { en: 'Somebody changed this record meanwhile.', zh: '此记录已被他人修改。' },
  },
  version_required: {
    status: 428,
    text: { en: 'Say which version you change (If-Match).', zh: '请说明所修改的版本（If-Match）。' },
  },
  // 413, 415
  body_too_large: {
    status: 413,
    text: { en: 'That is too large: at most {maxBytes} bytes.', zh: '内容过大，最多 {maxBytes} 字节。' },
  },
  unsupported_media_type: {
    status: 415,
    text: {
      en: 'Send JSON (Content-Type: application/json).',
      zh: '请发送 JSON（Content-Type: application/json）。',
    },
  },
  // 422: the rule says no
  idempotency_key_reused: {
    status: 422,
    text: {
      en: 'This Idempotency-Key was used for another request.',
      zh: '该 Idempotency-Key 已用于其他请求。',
    },
  },
  balance_too_low: {
    status: 422,
    text: {
      en: 'The balance is too low: {available:money} available, {needed:money} needed. Top up or choose a card.',
      zh: '余额不足：可用 {available:money}，需要 {needed:money}。请充值或选择银行卡。',
    },
  },
  currency_mismatch: {
    status: 422,
    text: { en: 'The amount must be in {currency}.', zh: '金额必须为 {currency}。' },
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
  plan_running: {
    status: 422,
    text: {
      en: 'A plan is still running on this line. Queue the new one behind it, or extend it.',
      zh: '该线路仍有生效套餐，请选择排队生效或延长。',
    },
  },
  plan_incomplete: {
    status: 422,
    text: { en: 'The plan is not complete yet: {missing}.', zh: '套餐尚不完整：{missing}。' },
  },
  line_not_renewable: {
    status: 422,
    text: { en: 'The line is {state} and cannot be renewed.', zh: '线路状态为 {state}，不能续费。' },
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
      en: 'This money is in the wallet already; there is nothing to give back to it.',
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
  refund_plan_needed: {
    status: 422,
    text: {
      en: 'A later purchase rests on this plan. Keep the plan, or refund the later purchase first.',
      zh: '后续购买依赖此套餐。请保留套餐，或先退后续购买。',
    },
  },
  payment_disputed: {
    status: 422,
    text: {
      en: 'The payer disputes this payment ({reference}). It is settled there, so nothing is refunded.',
      zh: '付款人已对该支付提出争议（{reference}），款项在争议中结算，不能退款。',
    },
  },
  dispute_too_late: {
    status: 422,
    text: { en: 'The deadline for an answer has passed.', zh: '答复期限已过。' },
  },
  dispute_evidence_missing: {
    status: 422,
    text: {
      en: 'Write why the payment was right, or add a file, before you contest it.',
      zh: '抗辩前请说明该支付为何合理，或添加文件。',
    },
  },
  dispute_refused: {
    status: 422,
    text: {
      en: 'The provider did not take the answer ({reason}). Nothing has changed.',
      zh: '支付机构未接受答复（{reason}），状态未变。',
    },
  },
  dispute_no_plan_to_stop: {
    status: 422,
    text: {
      en: 'This payment bought no plan that runs or waits. Choose to keep it.',
      zh: '该支付没有对应的生效或排队套餐，请选择保留。',
    },
  },
  dispute_plan_stopped: {
    status: 422,
    text: {
      en: 'The plan was stopped already and stays so. Renew the line to give service again.',
      zh: '套餐已停止，无法恢复。如需恢复服务请续费。',
    },
  },
  evidence_not_readable: {
    status: 422,
    text: { en: 'Evidence is a PDF, PNG or JPEG file.', zh: '凭证须为 PDF、PNG 或 JPEG 文件。' },
  },
  evidence_kind_taken: {
    status: 422,
    text: {
      en: 'There is a file of this kind already. Remove it first, or choose another kind.',
      zh: '该类凭证已存在，请先移除或选择其他类别。',
    },
  },
  evidence_too_much: {
    status: 422,
    text: {
      en: 'All files together may have at most {maxBytes} bytes.',
      zh: '全部文件合计最多 {maxBytes} 字节。',
    },
  },
  reason_comment_needed: {
    status: 422,
    text: { en: 'Say in the comment what the reason is.', zh: '请在备注中说明原因。' },
  },
  amount_not_positive: {
    status: 422,
    text: { en: 'Enter an amount above zero, like 19.99.', zh: '请输入大于零的数额，例如 19.99。' },
  },
  allowance_unlimited: {
    status: 422,
    text: {
      en: 'This plan has no limit of it, so there is nothing to add.',
      zh: '该套餐此项不限量，无需增加。',
    },
  },
  plan_followed: {
    status: 422,
    text: {
      en: 'Another plan waits behind this one. Make that one end later instead.',
      zh: '该套餐之后还有排队的套餐，请改为延长排在最后的套餐。',
    },
  },
  reason_last: {
    status: 422,
    text: {
      en: 'Without this one there would be no reason left to choose. Add another one first.',
      zh: '停用后将没有可选的原因，请先添加另一个。',
    },
  },
  amount_too_small: {
    status: 422,
    text: { en: 'It must be at least {least:money}.', zh: '至少为 {least:money}。' },
  },
  amount_too_large: {
    status: 422,
    text: { en: 'It can be at most {most:money}.', zh: '最多为 {most:money}。' },
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
  hours_unfit: {
    status: 422,
    text: { en: 'Work must end later than {fromHour}:00.', zh: '结束时间须晚于 {fromHour}:00。' },
  },
  block_end_past: {
    status: 422,
    text: { en: 'The block must end later than now.', zh: '冻结的结束时间必须晚于现在。' },
  },
  customer_closed: {
    status: 422,
    text: { en: 'This account is closed.', zh: '该账户已关闭。' },
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
  settlement_format_unknown: {
    status: 422,
    text: {
      en: 'This is no settlement report that we know. The nearest one also has these columns: {columns}.',
      zh: '无法识别该结算报表。最接近的格式还应包含以下列：{columns}。',
    },
  },
  settlement_line_unreadable: {
    status: 422,
    text: {
      en: 'Line {line} cannot be read: see the column “{column}”. Download the report again, and do not change it.',
      zh: '第 {line} 行无法读取，请查看“{column}”列。请重新下载报表，不要修改其内容。',
    },
  },
  settlement_periods_mixed: {
    status: 422,
    text: {
      en: 'Line {line} belongs to another period than the lines before it. Upload each report by itself.',
      zh: '第 {line} 行所属的期间与之前各行不同，请分别上传每份报表。',
    },
  },
  settlement_period_wrong: {
    status: 422,
    text: {
      en: 'The period must hold all lines of the report: from {from} to {to}.',
      zh: '期间必须涵盖报表的全部行：{from} 至 {to}。',
    },
  },
  settlement_nothing_to_ask: {
    status: 422,
    text: {
      en: 'No payment or refund of ours is known for this line. Say first which one it is.',
      zh: '该行尚无对应的支付或退款，请先指定。',
    },
  },
  import_not_csv: {
    status: 422,
    text: {
      en: 'This is not a CSV file but {kind}. Export the table as CSV and upload that.',
      zh: '该文件不是 CSV，而是 {kind}。请将表格导出为 CSV 后再上传。',
    },
  },
  import_binary: {
    status: 422,
    text: {
      en: 'This is not a text file. Export the table as CSV and upload that.',
      zh: '该文件不是文本文件，请将表格导出为 CSV 后再上传。',
    },
  },
  import_encoding_utf16: {
    status: 422,
    text: {
      en: 'The file is in UTF-16 (“Unicode text”). Save it again as “CSV UTF-8”.',
      zh: '该文件为 UTF-16 编码（“Unicode 文本”），请另存为“CSV UTF-8”。',
    },
  },
  import_encoding_unknown: {
    status: 422,
    text: {
      en: 'The file is neither UTF-8 nor GB18030. Save it again as “CSV UTF-8”.',
      zh: '文件既不是 UTF-8 也不是 GB18030，请另存为“CSV UTF-8”。',
    },
  },
  import_cut_off: {
    status: 422,
    text: {
      en: 'The file ends in the middle of the row that starts in line {line}. Export it again.',
      zh: '文件在第 {line} 行开始的记录中途中断，请重新导出。',
    },
  },
  import_row_too_long: {
    status: 422,
    text: {
      en: 'The row in line {line} is longer than {max} characters. A quotation mark may not be closed there.',
      zh: '第 {line} 行的记录超过 {max} 个字符，该处的引号可能没有闭合。',
    },
  },
  import_empty: {
    status: 422,
    text: {
      en: 'The file is empty. The first line must name the columns.',
      zh: '文件为空。第一行必须是列名。',
    },
  },
  import_no_rows: {
    status: 422,
    text: {
      en: 'The file has column names but no rows below them.',
      zh: '文件只有列名，没有数据行。',
    },
  },
  import_columns_repeated: {
    status: 422,
    text: {
      en: 'Several columns have the same name: {columns}. Rename them in the first line.',
      zh: '有重复的列名：{columns}。请在第一行中改名。',
    },
  },
  import_columns_too_many: {
    status: 422,
    text: {
      en: 'The file has {count} columns; at most {max} can be imported.',
      zh: '文件有 {count} 列，最多可导入 {max} 列。',
    },
  },
  import_header_too_long: {
    status: 422,
    text: {
      en: 'A column name in the first line is longer than {max} characters. Are the names missing?',
      zh: '第一行中有列名超过 {max} 个字符。是否缺少列名行？',
    },
  },
  import_header_unreadable: {
    status: 422,
    text: {
      en: 'The name of column {position} contains characters that cannot be stored.',
      zh: '第 {position} 列的列名含有无法保存的字符。',
    },
  },
  import_file_missing: {
    status: 422,
    text: {
      en: 'Send exactly one file, as the form field “file”.',
      zh: '请在表单字段“file”中上传且仅上传一个文件。',
    },
  },
  import_file_gone: {
    status: 409,
    text: {
      en: 'The uploaded file is no longer kept. Upload it again.',
      zh: '上传的文件已不再保留，请重新上传。',
    },
  },
  import_not_mapped: {
    status: 422,
    text: {
      en: 'Say which column holds the customer’s id in the other system.',
      zh: '请指定哪一列是客户在原系统中的编号。',
    },
  },
  notification_no_address: {
    status: 422,
    text: {
      en: 'The customer has no e-mail address. Enter one first.',
      zh: '该客户没有邮箱地址，请先填写。',
    },
  },
  // 429, 5xx
  provider_silent: {
    status: 503,
    text: {
      en: 'The payment provider did not answer. Nothing is certain yet; try again in a moment.',
      zh: '支付机构没有答复，结果尚不确定，请稍后重试。',
    },
  },
  export_running: {
    status: 429,
    text: {
      en: 'A file that you asked for is still being written. Wait for it or cancel it, then try again.',
      zh: '您的上一个导出仍在进行，请等待其完成或取消后重试。',
    },
  },
  exports_busy: {
    status: 503,
    text: {
      en: 'The server is writing {max} files already. Try again in {retryAfterSeconds} seconds.',
      zh: '服务器正在生成 {max} 个文件，请在 {retryAfterSeconds} 秒后重试。',
    },
  },
  too_many_exports: {
    status: 429,
    text: {
      en: 'At most {max} files an hour. Try again later.',
      zh: '每小时最多导出 {max} 个文件，请稍后再试。',
    },
  },
  too_many_requests: {
    status: 429,
    text: {
      en: 'Too many requests. Try again in {retryAfterSeconds} seconds.',
      zh: '请求过多，请在 {retryAfterSeconds} 秒后重试。',
    },
  },
  too_many_attempts: {
    status: 429,
    text: {
      en: 'Too many attempts. Try again in {retryAfterSeconds} seconds.',
      zh: '尝试次数过多，请在 {retryAfterSeconds} 秒后重试。',
    },
  },
  internal: {
    status: 500,
    text: {
      en: 'Something went wrong on our side. Nothing was changed. Request {requestId}.',
      zh: '系统出错，未作任何更改。请求编号 {requestId}。',
    },
  },
  unavailable: {
    status: 503,
    text: { en: 'The service is busy. Try again in a moment.', zh: '服务繁忙，请稍后重试。' },
  },
});

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
