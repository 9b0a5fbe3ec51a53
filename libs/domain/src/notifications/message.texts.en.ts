import { subtractMoney } from '../kernel';
import { paidWithText } from '../payments';
import { type MessageTexts } from './message.texts';
import { type MessageValues } from './message-values';
import { type RefundSucceededFacts, type RenewalSucceededFacts } from './notification.types';

function renewalOpening(facts: RenewalSucceededFacts, values: MessageValues) {
  const { reference, msisdn } = facts;
  const name = facts.planName.en;
  if (facts.addOn) {
    return {
      subject: `${name} is added to your plan (${reference})`,
      opening: `Thank you. ${name} is added to the plan on ${values.phone(msisdn)} and can be used at once.`,
    };
  }
  return {
    subject: `Your plan ${name} ${facts.startsNow ? 'is active' : 'is booked'} (${reference})`,
    opening: facts.startsNow
      ? `Thank you for renewing. ${name} is now active on ${values.phone(msisdn)}.`
      : `Thank you for renewing. ${name} will start on ${values.phone(msisdn)} by itself when your current plan ends.`,
  };
}

export const ENGLISH: MessageTexts = {
  greeting: (name) => (name ? `Dear ${name},` : 'Dear customer,'),
  signature: 'Your UR team',
  footer:
    'This message was sent because of a change on your UR account. Please do not share codes or passwords with anybody.',
  texts: {
    'renewal.succeeded': (facts, values) => ({
      ...renewalOpening(facts, values),
      rows: [
        [facts.addOn ? 'Pack' : 'Plan', facts.planName.en],
        ['Number', values.phone(facts.msisdn)],
        ['Paid', values.money(facts.paid)],
        ...(facts.addOn ? [] : ([['Valid from', values.instant(facts.startsAt)]] as const)),
        ['Valid until', values.instant(facts.endsAt)],
        ['Calls', values.voice(facts.granted.voiceSeconds)],
        ['SMS', values.sms(facts.granted.smsCount)],
        ['Data', values.data(facts.granted.dataBytes)],
        ['Balance now', values.money(facts.balance)],
        ['Reference', facts.reference],
      ],
      closing: [
        'If anything is not as you expect, reply to this message and name the reference. We will put it right.',
      ],
    }),
    'renewal.failed': (facts, values) => ({
      subject: `Your renewal did not go through (${facts.reference})`,
      opening: `We could not renew ${facts.planName.en} on ${values.phone(facts.msisdn)}. You have not been charged for it.`,
      rows: [
        ['Plan', facts.planName.en],
        ['Number', values.phone(facts.msisdn)],
        ['Price', values.money(facts.price)],
        ...(facts.reason ? ([['Reason', facts.reason.en]] as const) : []),
        ['Balance now', values.money(facts.balance)],
        ['Reference', facts.reference],
      ],
      closing: [
        'To keep your number in service, please top up your balance or use another card, then renew again.',
        'We are glad to do it with you: reply to this message and name the reference.',
      ],
    }),
    'autoRenewal.failed': (facts, values) => ({
      subject: facts.nextTryAt
        ? `We could not renew ${facts.planName.en} yet`
        : `Automatic renewal of ${facts.planName.en} has ended`,
      opening: facts.nextTryAt
        ? `We could not renew ${facts.planName.en} on ${values.phone(facts.msisdn)}. You have not been charged for it, and we try again by ourselves.`
        : `We could not renew ${facts.planName.en} on ${values.phone(facts.msisdn)}. You have not been charged for it. Automatic renewal is switched off now.`,
      rows: [
        ['Plan', facts.planName.en],
        ['Number', values.phone(facts.msisdn)],
        ['Plan ends', values.instant(facts.endsAt)],
        ['Reason', facts.reason.en],
        ['Balance now', values.money(facts.balance)],
        ...(facts.nextTryAt ? ([['Next try', values.instant(facts.nextTryAt)]] as const) : []),
      ],
      closing: [
        facts.nextTryAt
          ? 'To keep your number in service, please top up your balance or use another card before then.'
          : 'To use your number again, please renew it, or reply to this message: we are glad to do it with you.',
      ],
    }),
    'refund.succeeded': (facts, values) => ({
      subject: `We have refunded ${values.money(facts.amount)} (${facts.reference})`,
      opening:
        facts.toSource.amount === 0
          ? `${values.money(facts.amount)} is back on your UR balance and can be used at once.`
          : `We have given back ${values.money(facts.amount)}. Your bank may take some days to show what goes to your account there.`,
      rows: [
        ['Refunded', values.money(facts.amount)],
        ...refundRows(facts, values),
        ['For payment', facts.paymentReference],
        ['Balance now', values.money(facts.balance)],
        ['Reference', facts.reference],
      ],
      closing: [refundedPlan(facts, values)],
    }),
    'topUp.captured': (facts, values) => ({
      subject: `Your top-up of ${values.money(facts.amount)} has arrived (${facts.reference})`,
      opening: 'Thank you. Your top-up is on your balance and can be used at once.',
      rows: [
        ['Amount', values.money(facts.amount)],
        ...(facts.paidWith ? ([['Paid with', facts.paidWith]] as const) : []),
        ['Time', values.instant(facts.at)],
        ['Balance now', values.money(facts.balance)],
        ['Reference', facts.reference],
      ],
      closing: [],
    }),
    'membership.ending': (facts, values) => ({
      subject: `Your ${facts.tier.en} membership ends on ${values.instant(facts.losesAt)}`,
      opening: `You are a ${facts.tier.en} member. If you spend ${values.money(facts.missing)} more before then, you stay one.`,
      rows: [
        ['Membership', facts.tier.en],
        ['Kept until', values.instant(facts.losesAt)],
        ['Still to be spent', values.money(facts.missing)],
        ['Afterwards', facts.nextTier?.en ?? 'no membership'],
      ],
      closing: ['Every renewal counts. If you have a question, reply to this message.'],
    }),
    'payment.linkReady': (facts, values) => ({
      subject: `Your payment link for ${values.money(facts.amount)} (${facts.reference})`,
      opening:
        'As agreed, here is the link with which you can pay. It leads to the page of our payment provider.',
      rows: [
        ['For', facts.purpose.en],
        ['Amount', values.money(facts.amount)],
        ['Valid until', values.instant(facts.expiresAt)],
        ['Reference', facts.reference],
      ],
      link: { label: 'Pay here', url: facts.url },
      closing: [
        'If you did not ask for this, ignore the message: nothing is charged unless you pay yourself.',
      ],
    }),
    'line.suspended': ({ msisdn, byCustomer, at }, values) => ({
      subject: `${values.phone(msisdn)} is suspended`,
      opening: byCustomer
        ? `As you asked, ${values.phone(msisdn)} is suspended: nobody can call, send messages or use data with it.`
        : `We have suspended ${values.phone(msisdn)}: calls, messages and data are off for now.`,
      rows: [
        ['Number', values.phone(msisdn)],
        ['Since', values.instant(at)],
      ],
      closing: [
        byCustomer
          ? 'Your number, plan and balance stay yours. Reply to this message when we shall switch it on again, or if you did not ask for this.'
          : 'Your number, plan and balance stay yours. Reply to this message and we sort it out with you.',
      ],
    }),
    'line.resumed': ({ msisdn, at }, values) => ({
      subject: `${values.phone(msisdn)} is in service again`,
      opening: `${values.phone(msisdn)} is in service again: calls, messages and data work as before.`,
      rows: [
        ['Number', values.phone(msisdn)],
        ['Since', values.instant(at)],
      ],
      closing: ['If you did not ask for this, reply to this message at once.'],
    }),
    'verification.code': ({ code, purpose, minutes }) => ({
      subject: purpose === 'caller' ? 'Your code for this call' : 'Your confirmation code',
      sms: `${code} is your UR code, valid for ${minutes} minutes. Read it out to our colleague; if you are not talking with us, tell it to nobody.`,
      opening:
        purpose === 'caller'
          ? 'Read this code out to our colleague on the phone, so that we know it is you.'
          : 'With this code we confirm that this address is yours. Tell it to our colleague.',
      rows: [
        ['Code', code],
        ['Valid for', `${minutes} minutes`],
      ],
      closing: [
        'If you are not talking with us right now, tell this code to nobody and reply to this message: somebody else may be trying to get into your account.',
      ],
    }),
    'customer.emailChanged': (facts, values) => ({
      subject: 'This is now the e-mail address of your UR account',
      opening: `From now on we write to ${facts.email}.`,
      rows: [
        ['E-mail address', facts.email],
        ['Changed', values.instant(facts.at)],
      ],
      closing: ['If you did not ask for this, reply to this message at once. We will put it right.'],
    }),
    'customer.emailReplaced': (facts, values) => ({
      subject: 'The e-mail address of your UR account was changed',
      opening: `Your UR account now uses another e-mail address (${facts.maskedEmail}). We no longer write to this one.`,
      rows: [
        ['New address', facts.maskedEmail],
        ['Changed', values.instant(facts.at)],
      ],
      closing: ['If this was not you, reply to this message at once, so that we can protect your account.'],
    }),
  },
};

/** Where the money went. */
function refundRows(facts: RefundSucceededFacts, values: MessageValues): [string, string][] {
  const { amount, toSource, paidWith } = facts;
  if (toSource.amount === 0) return [['To', 'your UR balance']];
  const source = paidWith ? paidWithText(paidWith, 'en') : 'what you paid with';
  const toWallet = subtractMoney(amount, toSource);
  return [
    [`To ${source}`, values.money(toSource)],
    ...(toWallet.amount > 0 ? [['To your UR balance', values.money(toWallet)] as [string, string]] : []),
  ];
}

function refundedPlan(facts: RefundSucceededFacts, values: MessageValues): string {
  if (facts.planStopped) return 'The plan that you paid with it has ended.';
  return facts.planEndsAt
    ? `The plan that you paid with it now ends on ${values.instant(facts.planEndsAt)}.`
    : 'Nothing changes for the plan that is running.';
}
