import { defineMessages } from '../../shared/messages';

export const chargeLimitMessages = defineMessages('charge-limits', {
  en: {
    title: 'Charge limits',
    intro: 'What customers may be charged. Each currency has its own limits; nothing is converted.',
    topUps: 'One top-up',
    currency: 'Currency',
    fields: { presets: 'Offered amounts', least: 'At least', most: 'At most' },
    presetsHint: 'Separated by spaces, smallest first: 30 50 100',
    edit: 'Change top-ups in %{currency}',
    editShort: 'Change',
    editTitle: 'Top-ups in %{currency}',
    save: 'Save limits',
    saved: 'The limits count from now on',
    changed: 'Changed',
    none: 'none',
  },
  zh: {
    title: '扣款限额',
    intro: '向客户扣款的限额。各币种分别设置，不做换算。',
    topUps: '单笔充值',
    currency: '币种',
    fields: { presets: '快捷金额', least: '最低', most: '最高' },
    presetsHint: '以空格分隔，从小到大：30 50 100',
    edit: '修改 %{currency} 充值限额',
    editShort: '修改',
    editTitle: '%{currency} 充值限额',
    save: '保存限额',
    saved: '新限额已生效',
    changed: '修改时间',
    none: '无',
  },
});
