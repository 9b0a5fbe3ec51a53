import { type Money } from '../kernel';
import { type NotificationEvent, type NotificationFacts } from './notification.types';

const cny = (amount: number): Money => ({ amount, currency: 'CNY' });
const NOW = '2026-11-22T16:30:00.000Z';

/** A message of each kind as it could be: what a template is tried with when a customer has had none. */
export const EXAMPLE_FACTS: { [E in NotificationEvent]: Extract<NotificationFacts, { event: E }> } = {
  'renewal.succeeded': {
    event: 'renewal.succeeded',
    reference: 'RN-7Q2M-4KX9',
    planName: { en: 'Asia 30', zh: '亚洲 30 天' },
    msisdn: '+8613800138000',
    paid: cny(3_900),
    balance: cny(1_100),
    startsNow: true,
    startsAt: NOW,
    endsAt: '2026-12-22T16:30:00.000Z',
    granted: { voiceSeconds: 5_430, smsCount: 0, dataBytes: null },
  },
  'renewal.failed': {
    event: 'renewal.failed',
    reference: 'RN-7Q2M-4KX9',
    planName: { en: 'Asia 30', zh: '亚洲 30 天' },
    msisdn: '+8613800138000',
    price: cny(3_900),
    balance: cny(100),
    reason: { en: 'The card was declined', zh: '银行卡被拒' },
  },
  'autoRenewal.failed': {
    event: 'autoRenewal.failed',
    planName: { en: 'Asia 30', zh: '亚洲 30 天' },
    msisdn: '+8613800138000',
    endsAt: NOW,
    balance: cny(100),
    reason: { en: 'The card was declined', zh: '银行卡被拒' },
    nextTryAt: '2026-11-24T16:30:00.000Z',
  },
  'refund.succeeded': {
    event: 'refund.succeeded',
    reference: 'RF-7Q2M-4KX9',
    paymentReference: 'PY-7Q2M-4KX9',
    amount: cny(1_240),
    balance: cny(2_340),
    planStopped: false,
    toSource: cny(240),
    paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
    planEndsAt: null,
  },
  'topUp.captured': {
    event: 'topUp.captured',
    reference: 'TU-7Q2M-4KX9',
    amount: { amount: 1_000, currency: 'JPY' },
    balance: { amount: 1_500, currency: 'JPY' },
    paidWith: 'Visa ••4242',
    at: NOW,
  },
  'membership.ending': {
    event: 'membership.ending',
    tier: { en: 'Gold', zh: '金卡' },
    nextTier: null,
    losesAt: NOW,
    missing: cny(12_300),
  },
  'payment.linkReady': {
    event: 'payment.linkReady',
    reference: 'PY-7Q2M-4KX9',
    amount: { amount: 5_000, currency: 'CNY' },
    purpose: { en: 'Top-up', zh: '充值' },
    url: 'https://desk.example/pay/example',
    expiresAt: NOW,
  },
  'line.suspended': { event: 'line.suspended', msisdn: '+8613800138000', byCustomer: true, at: NOW },
  'line.simReplaced': { event: 'line.simReplaced', msisdn: '+8613800138000', at: NOW },
  'line.numberChanged': {
    event: 'line.numberChanged',
    msisdn: '+8617120289911',
    before: '+8613800138000',
    at: NOW,
  },
  'line.movedAway': { event: 'line.movedAway', msisdn: '+8613800138000', at: NOW },
  'line.movedHere': { event: 'line.movedHere', msisdn: '+8613800138000', at: NOW },
  'line.activationCode': {
    event: 'line.activationCode',
    msisdn: '+8613800138000',
    activationCode: 'LPA:1$rsp.ur-card.example$UR-7Q2M4KX9',
  },
  'line.resumed': { event: 'line.resumed', msisdn: '+8613800138000', at: NOW },
  'verification.code': { event: 'verification.code', code: '012345', purpose: 'caller', minutes: 10 },
  'ticket.replied': {
    event: 'ticket.replied',
    reference: 'TK-7Q2M-4KX9',
    subject: '没有信号 <东京>',
    text: '请打开漫游。\n\n<b>如仍无信号</b>，请联系我们。',
  },
  'customer.emailChanged': { event: 'customer.emailChanged', email: 'li@example.com', at: NOW },
  'customer.emailReplaced': { event: 'customer.emailReplaced', maskedEmail: 'l•••@•••.com', at: NOW },
};
