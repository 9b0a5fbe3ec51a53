import { defineMessages } from '../../shared/messages';

/** What a customer may ask for as a person: everything about him as a file. */
export const personDataMessages = defineMessages('person-data', {
  en: {
    menu: 'Personal data',
    export: {
      item: 'Export everything…',
      title: 'Everything about %{name}',
      text: 'One JSON file with contact, custom data, lines, plans, renewals, payments, refunds, ledger, messages and history, in clear. Hand it to nobody but the customer.',
      reason: 'Why the file is needed',
      audited: 'Who had the file, when and why stands in the customer’s history.',
      write: 'Write the file',
      writing: 'Writing: %{size}',
      done: '%{name} is in your downloads',
      cancel: 'Cancel',
      close: 'Close',
    },
  },
  zh: {
    menu: '个人信息',
    export: {
      item: '导出全部资料…',
      title: '%{name} 的全部资料',
      text: '生成一个 JSON 文件，包含联系方式、自定义信息、线路、套餐、续费、支付、退款、账本、消息和历史记录，均为明文。只可交给客户本人。',
      reason: '导出原因',
      audited: '何人、何时、为何导出，均记入客户历史。',
      write: '生成文件',
      writing: '正在生成：%{size}',
      done: '%{name} 已保存到下载文件夹',
      cancel: '取消',
      close: '关闭',
    },
  },
});
