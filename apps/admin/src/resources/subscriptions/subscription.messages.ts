import { defineMessages } from '../../shared/messages';

export const subscriptionMessages = defineMessages('subscriptions', {
  en: {
    title: 'Subscriptions',
    empty: 'No subscriptions yet',
    emptyText: 'Each renewal adds one: the plan that a line has, with its beginning and its end.',
    fields: {
      reference: 'Reference',
      customerId: 'Customer',
      planName: 'Plan',
      state: 'State',
      startsAt: 'Starts',
      endsAt: 'Ends',
      endsAt_gte: 'Ends from',
      endsAt_lte: 'Ends until',
    },
    states: { queued: 'Queued', active: 'Active', expired: 'Expired', revoked: 'Revoked' },
  },
  zh: {
    title: '生效套餐',
    empty: '暂无套餐',
    emptyText: '每次续费会新增一条，并显示其起止时间。',
    fields: {
      reference: '编号',
      customerId: '客户',
      planName: '套餐',
      state: '状态',
      startsAt: '开始时间',
      endsAt: '到期时间',
      endsAt_gte: '到期不早于',
      endsAt_lte: '到期不晚于',
    },
    states: { queued: '排队中', active: '使用中', expired: '已到期', revoked: '已撤销' },
  },
});
