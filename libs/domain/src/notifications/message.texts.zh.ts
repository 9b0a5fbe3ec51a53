import { subtractMoney } from '../kernel';
import { paidWithText } from '../payments';
import { type MessageTexts } from './message.texts';
import { type MessageValues } from './message-values';
import { type RefundSucceededFacts, type RenewalSucceededFacts } from './notification.types';

function renewalOpening(facts: RenewalSucceededFacts, values: MessageValues) {
  const { reference, msisdn } = facts;
  const name = facts.planName.zh;
  if (facts.addOn) {
    return {
      subject: `“${name}”已添加到您的套餐（${reference}）`,
      opening: `感谢您的购买。“${name}”已添加到 ${values.phone(msisdn)} 的当前套餐，可立即使用。`,
    };
  }
  return {
    subject: `您的套餐“${name}”${facts.startsNow ? '已生效' : '已预订'}（${reference}）`,
    opening: facts.startsNow
      ? `感谢您的续费。套餐“${name}”已在 ${values.phone(msisdn)} 上生效。`
      : `感谢您的续费。当前套餐到期后，套餐“${name}”将在 ${values.phone(msisdn)} 上自动生效。`,
  };
}

export const CHINESE: MessageTexts = {
  greeting: (name) => (name ? `尊敬的${name}：` : '尊敬的客户：'),
  signature: 'UR 卡客服团队',
  footer: '因您的 UR 账户发生变更，我们发送此邮件。请勿将验证码或密码告知任何人。',
  texts: {
    'renewal.succeeded': (facts, values) => ({
      ...renewalOpening(facts, values),
      rows: [
        [facts.addOn ? '加油包' : '套餐', facts.planName.zh],
        ['号码', values.phone(facts.msisdn)],
        ['实付金额', values.money(facts.paid)],
        ...(facts.addOn ? [] : ([['生效时间', values.instant(facts.startsAt)]] as const)),
        ['到期时间', values.instant(facts.endsAt)],
        ['通话', values.voice(facts.granted.voiceSeconds)],
        ['短信', values.sms(facts.granted.smsCount)],
        ['流量', values.data(facts.granted.dataBytes)],
        ['当前余额', values.money(facts.balance)],
        ['业务编号', facts.reference],
      ],
      closing: ['如有任何与预期不符之处，请直接回复本邮件并注明业务编号，我们会及时为您处理。'],
    }),
    'renewal.failed': (facts, values) => ({
      subject: `您的续费未成功（${facts.reference}）`,
      opening: `我们未能为 ${values.phone(facts.msisdn)} 续费套餐“${facts.planName.zh}”。本次续费没有扣款。`,
      rows: [
        ['套餐', facts.planName.zh],
        ['号码', values.phone(facts.msisdn)],
        ['价格', values.money(facts.price)],
        ...(facts.reason ? ([['原因', facts.reason.zh]] as const) : []),
        ['当前余额', values.money(facts.balance)],
        ['业务编号', facts.reference],
      ],
      closing: [
        '为避免服务中断，请充值或更换银行卡后重新续费。',
        '您也可以直接回复本邮件并注明业务编号，我们很乐意协助您完成续费。',
      ],
    }),
    'autoRenewal.failed': (facts, values) => ({
      subject: facts.nextTryAt
        ? `套餐“${facts.planName.zh}”暂未续费成功`
        : `套餐“${facts.planName.zh}”的自动续费已关闭`,
      opening: facts.nextTryAt
        ? `我们未能为 ${values.phone(facts.msisdn)} 自动续费套餐“${facts.planName.zh}”。本次没有扣款，我们会自动再次尝试。`
        : `我们未能为 ${values.phone(facts.msisdn)} 自动续费套餐“${facts.planName.zh}”。本次没有扣款，自动续费现已关闭。`,
      rows: [
        ['套餐', facts.planName.zh],
        ['号码', values.phone(facts.msisdn)],
        ['套餐到期', values.instant(facts.endsAt)],
        ['原因', facts.reason.zh],
        ['当前余额', values.money(facts.balance)],
        ...(facts.nextTryAt ? ([['下次尝试', values.instant(facts.nextTryAt)]] as const) : []),
      ],
      closing: [
        facts.nextTryAt
          ? '为避免服务中断，请在此之前充值或更换银行卡。'
          : '如需继续使用，请重新续费，或直接回复本邮件，我们很乐意协助您。',
      ],
    }),
    'refund.succeeded': (facts, values) => ({
      subject: `已为您退款 ${values.money(facts.amount)}（${facts.reference}）`,
      opening:
        facts.toSource.amount === 0
          ? `${values.money(facts.amount)} 已退回您的 UR 余额，可立即使用。`
          : `已为您退款 ${values.money(facts.amount)}。原路退回的部分，银行可能需要几天才能到账。`,
      rows: [
        ['退款金额', values.money(facts.amount)],
        ...refundRows(facts, values),
        ['对应支付', facts.paymentReference],
        ['当前余额', values.money(facts.balance)],
        ['业务编号', facts.reference],
      ],
      closing: [refundedPlan(facts, values)],
    }),
    'topUp.captured': (facts, values) => ({
      subject: `充值 ${values.money(facts.amount)} 已到账（${facts.reference}）`,
      opening: '感谢您的充值，金额已计入余额，可立即使用。',
      rows: [
        ['充值金额', values.money(facts.amount)],
        ...(facts.paidWith ? ([['支付方式', facts.paidWith]] as const) : []),
        ['时间', values.instant(facts.at)],
        ['当前余额', values.money(facts.balance)],
        ['业务编号', facts.reference],
      ],
      closing: [],
    }),
    'membership.ending': (facts, values) => ({
      subject: `您的${facts.tier.zh}会员将于 ${values.instant(facts.losesAt)} 到期`,
      opening: `您目前是${facts.tier.zh}会员。在此之前再消费 ${values.money(facts.missing)}，即可保留会员等级。`,
      rows: [
        ['会员等级', facts.tier.zh],
        ['保留至', values.instant(facts.losesAt)],
        ['还需消费', values.money(facts.missing)],
        ['此后等级', facts.nextTier?.zh ?? '无会员等级'],
      ],
      closing: ['每次续费均计入消费。如有疑问，请直接回复本邮件。'],
    }),
    'payment.linkReady': (facts, values) => ({
      subject: `${values.money(facts.amount)} 的支付链接（${facts.reference}）`,
      opening: '按照与您的约定，请通过以下链接付款。链接将打开支付机构的页面。',
      rows: [
        ['用途', facts.purpose.zh],
        ['金额', values.money(facts.amount)],
        ['有效期至', values.instant(facts.expiresAt)],
        ['业务编号', facts.reference],
      ],
      link: { label: '点击支付', url: facts.url },
      closing: ['如非您本人要求，请忽略本邮件：除非您自己付款，否则不会扣款。'],
    }),
    'line.suspended': ({ msisdn, byCustomer, at }, values) => ({
      subject: `${values.phone(msisdn)} 已停机`,
      opening: byCustomer
        ? `按您的要求，${values.phone(msisdn)} 已停机，任何人都无法用它通话、发短信或上网。`
        : `我们已暂停 ${values.phone(msisdn)} 的服务，通话、短信和流量暂不可用。`,
      rows: [
        ['号码', values.phone(msisdn)],
        ['开始时间', values.instant(at)],
      ],
      closing: [
        byCustomer
          ? '号码、套餐和余额为您保留。需要恢复时，或这并非您本人要求，请回复此邮件。'
          : '号码、套餐和余额为您保留。请回复此邮件，我们会协助您解决。',
      ],
    }),
    'line.resumed': ({ msisdn, at }, values) => ({
      subject: `${values.phone(msisdn)} 已恢复服务`,
      opening: `${values.phone(msisdn)} 已恢复服务，可以正常通话、发短信和上网。`,
      rows: [
        ['号码', values.phone(msisdn)],
        ['开始时间', values.instant(at)],
      ],
      closing: ['如果这并非您本人要求，请立即回复此邮件。'],
    }),
    'verification.code': ({ code, purpose, minutes }) => ({
      subject: purpose === 'caller' ? '本次通话的验证码' : '您的确认验证码',
      sms: `您的 UR 验证码是 ${code}，${minutes} 分钟内有效。请告诉正在与您通话的客服；如未与我们通话，请勿告诉任何人。`,
      opening:
        purpose === 'caller'
          ? '请将此验证码告诉正在与您通话的客服，以便核实您的身份。'
          : '此验证码用于确认该联系方式属于您，请告诉我们的客服。',
      rows: [
        ['验证码', code],
        ['有效期', `${minutes} 分钟`],
      ],
      closing: [
        '如果您并未与我们通话，请勿将验证码告诉任何人，并回复此邮件告知我们：可能有人试图进入您的账户。',
      ],
    }),
    'customer.emailChanged': (facts, values) => ({
      subject: '此邮箱现为您的 UR 账户邮箱',
      opening: `今后我们将通过 ${facts.email} 与您联系。`,
      rows: [
        ['邮箱地址', facts.email],
        ['修改时间', values.instant(facts.at)],
      ],
      closing: ['如果这不是您本人的要求，请立即回复本邮件，我们会及时为您处理。'],
    }),
    'customer.emailReplaced': (facts, values) => ({
      subject: '您的 UR 账户邮箱已更改',
      opening: `您的 UR 账户已改用其他邮箱（${facts.maskedEmail}），今后我们不再向此邮箱发送邮件。`,
      rows: [
        ['新邮箱', facts.maskedEmail],
        ['修改时间', values.instant(facts.at)],
      ],
      closing: ['如果这不是您本人的操作，请立即回复本邮件，以便我们保护您的账户。'],
    }),
  },
};

/** Where the money went. */
function refundRows(facts: RefundSucceededFacts, values: MessageValues): [string, string][] {
  const { amount, toSource, paidWith } = facts;
  if (toSource.amount === 0) return [['退款去向', 'UR 账户余额']];
  const source = paidWith ? paidWithText(paidWith, 'zh') : '原支付方式';
  const toWallet = subtractMoney(amount, toSource);
  return [
    [`退至${source}`, values.money(toSource)],
    ...(toWallet.amount > 0 ? [['退至 UR 余额', values.money(toWallet)] as [string, string]] : []),
  ];
}

function refundedPlan(facts: RefundSucceededFacts, values: MessageValues): string {
  if (facts.planStopped) return '该笔支付所购买的套餐已终止。';
  return facts.planEndsAt
    ? `该笔支付所购买的套餐将于 ${values.instant(facts.planEndsAt)} 结束。`
    : '正在生效的套餐不受影响。';
}
