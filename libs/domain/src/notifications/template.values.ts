import { type Locale, subtractMoney } from '../kernel';
import { paidWithText } from '../payments';
import { messageValues, type MessageValues } from './message-values';
import {
  type Addressee,
  type AutoRenewalFailedFacts,
  type LinkReadyFacts,
  type NotificationFacts,
  type RefundSucceededFacts,
  type RenewalFailedFacts,
  type RenewalSucceededFacts,
} from './notification.types';
import { type TemplateValues } from './template.types';

/** In which language, and how values are written in it. */
interface Manner {
  locale: Locale;
  values: MessageValues;
}

const WORDS = {
  en: { customer: 'customer', payer: 'what you paid with', noTier: 'no membership' },
  zh: { customer: '客户', payer: '原支付方式', noTier: '无会员等级' },
} as const;

const renewed = (facts: RenewalSucceededFacts, { locale, values }: Manner): TemplateValues => ({
  variables: {
    plan: facts.planName[locale],
    number: values.phone(facts.msisdn),
    paid: values.money(facts.paid),
    startsAt: facts.addOn ? null : values.instant(facts.startsAt),
    endsAt: values.instant(facts.endsAt),
    calls: values.voice(facts.granted.voiceSeconds),
    sms: values.sms(facts.granted.smsCount),
    data: values.data(facts.granted.dataBytes),
    balance: values.money(facts.balance),
    reference: facts.reference,
  },
  cases: [facts.addOn ? 'addOn' : facts.startsNow ? 'now' : 'later'],
});

const notRenewed = (facts: RenewalFailedFacts, { locale, values }: Manner): TemplateValues => ({
  variables: {
    plan: facts.planName[locale],
    number: values.phone(facts.msisdn),
    price: values.money(facts.price),
    reason: facts.reason?.[locale] ?? null,
    balance: values.money(facts.balance),
    reference: facts.reference,
  },
  cases: [],
});

const notRenewedByItself = (facts: AutoRenewalFailedFacts, { locale, values }: Manner): TemplateValues => ({
  variables: {
    plan: facts.planName[locale],
    number: values.phone(facts.msisdn),
    endsAt: values.instant(facts.endsAt),
    reason: facts.reason[locale],
    balance: values.money(facts.balance),
    nextTryAt: facts.nextTryAt && values.instant(facts.nextTryAt),
  },
  cases: [facts.nextTryAt ? 'again' : 'ended'],
});

function refunded(facts: RefundSucceededFacts, { locale, values }: Manner): TemplateValues {
  const { amount, toSource, paidWith, planEndsAt } = facts;
  const toBalance = subtractMoney(amount, toSource);
  const bySource = toSource.amount > 0;
  const left = planEndsAt ? 'shortened' : 'unchanged';
  return {
    variables: {
      amount: values.money(amount),
      source: bySource ? (paidWith ? paidWithText(paidWith, locale) : WORDS[locale].payer) : null,
      toSource: bySource ? values.money(toSource) : null,
      toBalance: toBalance.amount > 0 ? values.money(toBalance) : null,
      paymentReference: facts.paymentReference,
      balance: values.money(facts.balance),
      planEndsAt: planEndsAt && values.instant(planEndsAt),
      reference: facts.reference,
    },
    cases: [bySource ? 'bySource' : 'onlyBalance', facts.planStopped ? 'stopped' : left],
  };
}

const linkReady = (facts: LinkReadyFacts, { locale, values }: Manner): TemplateValues => ({
  variables: {
    purpose: facts.purpose[locale],
    amount: values.money(facts.amount),
    expiresAt: values.instant(facts.expiresAt),
    link: facts.url,
    reference: facts.reference,
  },
  cases: [],
});

function factValues(facts: NotificationFacts, manner: Manner): TemplateValues {
  const { locale, values } = manner;
  switch (facts.event) {
    case 'renewal.succeeded':
      return renewed(facts, manner);
    case 'renewal.failed':
      return notRenewed(facts, manner);
    case 'autoRenewal.failed':
      return notRenewedByItself(facts, manner);
    case 'refund.succeeded':
      return refunded(facts, manner);
    case 'payment.linkReady':
      return linkReady(facts, manner);
    case 'topUp.captured': {
      const { reference, paidWith } = facts;
      const [amount, balance] = [values.money(facts.amount), values.money(facts.balance)];
      return { variables: { amount, paidWith, at: values.instant(facts.at), balance, reference }, cases: [] };
    }
    case 'membership.ending': {
      const nextTier = facts.nextTier?.[locale] ?? WORDS[locale].noTier;
      const [losesAt, missing] = [values.instant(facts.losesAt), values.money(facts.missing)];
      return { variables: { tier: facts.tier[locale], losesAt, missing, nextTier }, cases: [] };
    }
    case 'verification.code':
      return { variables: { code: facts.code, minutes: String(facts.minutes) }, cases: [facts.purpose] };
    case 'line.suspended':
      return {
        variables: { number: values.phone(facts.msisdn), at: values.instant(facts.at) },
        cases: [facts.byCustomer ? 'byCustomer' : 'byUs'],
      };
    case 'line.resumed':
    case 'line.simReplaced':
    case 'line.movedAway':
    case 'line.movedHere':
      return { variables: { number: values.phone(facts.msisdn), at: values.instant(facts.at) }, cases: [] };
    case 'line.numberChanged': {
      const [number, oldNumber] = [values.phone(facts.msisdn), values.phone(facts.before)];
      return { variables: { number, oldNumber, at: values.instant(facts.at) }, cases: [] };
    }
    case 'line.activationCode': {
      const { activationCode } = facts;
      return { variables: { number: values.phone(facts.msisdn), activationCode }, cases: [] };
    }
    case 'ticket.replied':
      return {
        variables: { enquiry: facts.subject, answer: facts.text, reference: facts.reference },
        cases: [],
      };
    case 'customer.emailChanged':
      return { variables: { email: facts.email, at: values.instant(facts.at) }, cases: [] };
    case 'customer.emailReplaced':
      return { variables: { maskedEmail: facts.maskedEmail, at: values.instant(facts.at) }, cases: [] };
  }
}

/** What stands for the variables of a message to somebody, in a language and with times in his zone. */
export function templateValues(facts: NotificationFacts, to: Addressee, locale: Locale): TemplateValues {
  const { variables, cases } = factValues(facts, { locale, values: messageValues(locale, to.zone) });
  return { variables: { name: to.name ?? WORDS[locale].customer, ...variables }, cases };
}
