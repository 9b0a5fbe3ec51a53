import { defineMessages } from '../../shared/messages';

export const limitMessages = defineMessages('limits', {
  en: {
    title: 'Limits',
    intro:
      'How much a role may give, take or refund by hand without approval. Each currency has its own; nothing is converted.',
    of: 'Limits of %{role}',
    measure: 'Of what',
    fields: {
      perAction: 'At once',
      perCustomerDay: 'To a customer per day',
      perAgentDay: 'By a person per day',
    },
    measures: {
      voiceSeconds: 'Extra minutes',
      smsCount: 'Extra SMS',
      dataBytes: 'Extra data',
      validityDays: 'Longer validity',
    },
    units: { minutes: 'min', messages: 'SMS', gigabytes: 'GB', days: 'days' },
    edit: 'Change %{measure} of %{role}',
    editShort: 'Change',
    editTitle: '%{measure}: limits of %{role}',
    save: 'Save limits',
    saved: 'The limits count from now on',
    changed: 'Changed',
  },
  zh: {
    title: '额度',
    intro: '各角色无需审批即可人工增减或退款的额度。各币种分别设置，不做换算。',
    of: '%{role}的额度',
    measure: '项目',
    fields: {
      perAction: '单次',
      perCustomerDay: '每客户每日',
      perAgentDay: '每人每日',
    },
    measures: {
      voiceSeconds: '赠送通话',
      smsCount: '赠送短信',
      dataBytes: '赠送流量',
      validityDays: '延长有效期',
    },
    units: { minutes: '分钟', messages: '条', gigabytes: 'GB', days: '天' },
    edit: '修改%{role}的%{measure}',
    editShort: '修改',
    editTitle: '%{measure}：%{role}的额度',
    save: '保存额度',
    saved: '新额度已生效',
    changed: '修改时间',
  },
});
