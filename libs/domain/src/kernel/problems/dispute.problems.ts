import { problemKinds } from './problem-kind';

/** What can be wrong with disputes and their evidence. */
export const DISPUTE_PROBLEMS = problemKinds({
  dispute_answer_waits: {
    status: 409,
    text: {
      en: 'An answer to this dispute is on its way to the provider. Wait until it has confirmed.',
      zh: '对该争议的答复正在发送给支付机构，请等待其确认。',
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
});
