import { type BuiltInTexts } from './template.texts';

export const CHINESE_TEMPLATES: BuiltInTexts = {
  'renewal.succeeded': {
    subject:
      '[now: 您的套餐“{plan}”已生效][later: 您的套餐“{plan}”已预订][addOn: “{plan}”已添加到您的套餐]（{reference}）',
    body: `尊敬的{name}：

[now: 感谢您的续费。套餐“{plan}”已在 {number} 上生效。][later: 感谢您的续费。当前套餐到期后，套餐“{plan}”将在 {number} 上自动生效。][addOn: 感谢您的购买。“{plan}”已添加到 {number} 的当前套餐，可立即使用。]

- [now: 套餐][later: 套餐][addOn: 加油包]：{plan}
- 号码：{number}
- 实付金额：{paid}
- 生效时间：{startsAt}
- 到期时间：{endsAt}
- 通话：{calls}
- 短信：{sms}
- 流量：{data}
- 当前余额：{balance}
- 业务编号：{reference}

如有任何与预期不符之处，请直接回复本邮件并注明业务编号，我们会及时为您处理。

UR 卡客服团队`,
    sms: '[now: 感谢您的续费。套餐“{plan}”已在 {number} 上生效。][later: 感谢您的续费。当前套餐到期后，套餐“{plan}”将在 {number} 上自动生效。][addOn: 感谢您的购买。“{plan}”已添加到 {number} 的当前套餐，可立即使用。]',
  },
  'renewal.failed': {
    subject: '您的续费未成功（{reference}）',
    body: `尊敬的{name}：

我们未能为 {number} 续费套餐“{plan}”。本次续费没有扣款。

- 套餐：{plan}
- 号码：{number}
- 价格：{price}
- 原因：{reason}
- 当前余额：{balance}
- 业务编号：{reference}

为避免服务中断，请充值或更换银行卡后重新续费。

您也可以直接回复本邮件并注明业务编号，我们很乐意协助您完成续费。

UR 卡客服团队`,
    sms: '我们未能为 {number} 续费套餐“{plan}”。本次续费没有扣款。',
  },
  'autoRenewal.failed': {
    subject: '[again: 套餐“{plan}”暂未续费成功][ended: 套餐“{plan}”的自动续费已关闭]',
    body: `尊敬的{name}：

我们未能为 {number} 自动续费套餐“{plan}”。本次没有扣款，[again: 我们会自动再次尝试。][ended: 自动续费现已关闭。]

- 套餐：{plan}
- 号码：{number}
- 套餐到期：{endsAt}
- 原因：{reason}
- 当前余额：{balance}
- 下次尝试：{nextTryAt}

[again: 为避免服务中断，请在此之前充值或更换银行卡。]
[ended: 如需继续使用，请重新续费，或直接回复本邮件，我们很乐意协助您。]

UR 卡客服团队`,
    sms: '我们未能为 {number} 自动续费套餐“{plan}”。本次没有扣款，[again: 我们会自动再次尝试。][ended: 自动续费现已关闭。]',
  },
  'refund.succeeded': {
    subject: '已为您退款 {amount}（{reference}）',
    body: `尊敬的{name}：

[onlyBalance: {amount} 已退回您的 UR 余额，可立即使用。]
[bySource: 已为您退款 {amount}。原路退回的部分，银行可能需要几天才能到账。]

- 退款金额：{amount}
- 退至{source}：{toSource}
- 退至 UR 余额：{toBalance}
- 对应支付：{paymentReference}
- 当前余额：{balance}
- 业务编号：{reference}

[stopped: 该笔支付所购买的套餐已终止。]
[shortened: 该笔支付所购买的套餐将于 {planEndsAt} 结束。]
[unchanged: 正在生效的套餐不受影响。]

UR 卡客服团队`,
    sms: '[onlyBalance: {amount} 已退回您的 UR 余额，可立即使用。][bySource: 已为您退款 {amount}。原路退回的部分，银行可能需要几天才能到账。]',
  },
  'topUp.captured': {
    subject: '充值 {amount} 已到账（{reference}）',
    body: `尊敬的{name}：

感谢您的充值，金额已计入余额，可立即使用。

- 充值金额：{amount}
- 支付方式：{paidWith}
- 时间：{at}
- 当前余额：{balance}
- 业务编号：{reference}

UR 卡客服团队`,
    sms: '感谢您的充值，{amount} 已计入余额，可立即使用。',
  },
  'membership.ending': {
    subject: '您的{tier}会员将于 {losesAt} 到期',
    body: `尊敬的{name}：

您目前是{tier}会员。在此之前再消费 {missing}，即可保留会员等级。

- 会员等级：{tier}
- 保留至：{losesAt}
- 还需消费：{missing}
- 此后等级：{nextTier}

每次续费均计入消费。如有疑问，请直接回复本邮件。

UR 卡客服团队`,
    sms: '您的{tier}会员保留至 {losesAt}。在此之前再消费 {missing}，即可保留会员等级。',
  },
  'payment.linkReady': {
    subject: '{amount} 的支付链接（{reference}）',
    body: `尊敬的{name}：

按照与您的约定，请通过以下链接付款。链接将打开支付机构的页面。

- 用途：{purpose}
- 金额：{amount}
- 有效期至：{expiresAt}
- 业务编号：{reference}

点击支付：
{link}

如非您本人要求，请忽略本邮件：除非您自己付款，否则不会扣款。

UR 卡客服团队`,
    sms: '{purpose}：{amount}。请于 {expiresAt}前付款：{link}',
  },
  'line.suspended': {
    subject: '{number} 已停机',
    body: `尊敬的{name}：

[byCustomer: 按您的要求，{number} 已停机，任何人都无法用它通话、发短信或上网。]
[byUs: 我们已暂停 {number} 的服务，通话、短信和流量暂不可用。]

- 号码：{number}
- 开始时间：{at}

号码、套餐和余额为您保留。[byCustomer: 需要恢复时，或这并非您本人要求，请回复此邮件。][byUs: 请回复此邮件，我们会协助您解决。]

UR 卡客服团队`,
    sms: '[byCustomer: 按您的要求，{number} 已停机，任何人都无法用它通话、发短信或上网。][byUs: 我们已暂停 {number} 的服务，通话、短信和流量暂不可用。]',
  },
  'line.resumed': {
    subject: '{number} 已恢复服务',
    body: `尊敬的{name}：

{number} 已恢复服务，可以正常通话、发短信和上网。

- 号码：{number}
- 开始时间：{at}

如果这并非您本人要求，请立即回复此邮件。

UR 卡客服团队`,
    sms: '{number} 已恢复服务，可以正常通话、发短信和上网。',
  },
  'line.simReplaced': {
    subject: '{number} 已更换 eSIM',
    body: `尊敬的{name}：

{number} 现已使用新的 eSIM，原 eSIM 已作废；号码、套餐和余额不变。

- 号码：{number}
- 更换时间：{at}

如果这并非您本人要求，请立即致电我们：可能有人试图占用您的号码。

UR 卡客服团队`,
    sms: '{number} 已于 {at}更换 eSIM。如非您本人要求，请立即致电我们。',
  },
  'line.numberChanged': {
    subject: '您的新号码是 {number}',
    body: `尊敬的{name}：

您的线路已更换号码，原号码不再可用；eSIM、套餐和余额不变。

- 新号码：{number}
- 原号码：{oldNumber}
- 更换时间：{at}

如果这并非您本人要求，请回复此邮件。

UR 卡客服团队`,
    sms: '您的新号码是 {number}（原号码 {oldNumber}）。eSIM、套餐和余额不变。',
  },
  'line.movedAway': {
    subject: '{number} 已转让',
    body: `尊敬的{name}：

按照约定，{number} 已连同套餐和剩余额度转让给其他客户。您的余额不变，今后不再向您收取该号码的费用。

- 号码：{number}
- 转让时间：{at}

如果这并非您本人要求，请立即致电我们：可能有人试图占用您的号码。

UR 卡客服团队`,
    sms: '{number} 已于 {at}连同套餐转让给其他客户，您的余额不变。如非您本人要求，请立即致电我们。',
  },
  'line.movedHere': {
    subject: '{number} 已归您使用',
    body: `尊敬的{name}：

按照约定，{number} 已连同套餐和剩余额度归您使用。该号码不会自动续费，如需开启请告诉我们。

- 号码：{number}
- 转入时间：{at}

如果您不知情，请回复此邮件。

UR 卡客服团队`,
    sms: '{number} 已连同套餐归您使用，不会自动续费，如需开启请告诉我们。',
  },
  'line.activationCode': {
    subject: '安装 {number} 的 eSIM',
    body: `尊敬的{name}：

请用要使用 {number} 的手机扫描附件中的二维码，或手动输入激活码。

- 号码：{number}
- 激活码：{activationCode}

安装时手机需要联网。请勿将激活码告诉任何人：持有激活码的人可以占用您的号码。如非您本人要求，请立即致电我们。

UR 卡客服团队`,
    sms: '{number} 的 eSIM 激活码：{activationCode} 请在手机设置中输入，勿告诉任何人。',
  },
  'verification.code': {
    subject: '[caller: 本次通话的验证码][contact: 您的确认验证码]',
    body: `尊敬的{name}：

[caller: 请将此验证码告诉正在与您通话的客服，以便核实您的身份。]
[contact: 此验证码用于确认该联系方式属于您，请告诉我们的客服。]

- 验证码：{code}
- 有效期：{minutes} 分钟

如果您并未与我们通话，请勿将验证码告诉任何人，并回复此邮件告知我们：可能有人试图进入您的账户。

UR 卡客服团队`,
    sms: '您的 UR 验证码是 {code}，{minutes} 分钟内有效。请告诉正在与您通话的客服；如未与我们通话，请勿告诉任何人。',
  },
  'ticket.replied': {
    subject: '回复：{enquiry}（{reference}）',
    body: `尊敬的{name}：

以下是对您咨询的答复。

- 咨询内容：{enquiry}
- 工单编号：{reference}

{answer}

UR 卡客服团队`,
    sms: '{answer}',
  },
  'customer.emailChanged': {
    subject: '此邮箱现为您的 UR 账户邮箱',
    body: `尊敬的{name}：

今后我们将通过 {email} 与您联系。

- 邮箱地址：{email}
- 修改时间：{at}

如果这不是您本人的要求，请立即回复本邮件，我们会及时为您处理。

UR 卡客服团队`,
    sms: '今后我们将通过 {email} 与您联系。',
  },
  'customer.emailReplaced': {
    subject: '您的 UR 账户邮箱已更改',
    body: `尊敬的{name}：

您的 UR 账户已改用其他邮箱（{maskedEmail}），今后我们不再向此邮箱发送邮件。

- 新邮箱：{maskedEmail}
- 修改时间：{at}

如果这不是您本人的操作，请立即回复本邮件，以便我们保护您的账户。

UR 卡客服团队`,
    sms: '您的 UR 账户已改用其他邮箱（{maskedEmail}），今后我们不再向此邮箱发送邮件。',
  },
};
