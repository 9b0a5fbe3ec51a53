import { defineMessages } from '../../shared/messages';

export const evidenceMessages = defineMessages('evidence-files', {
  en: {
    kinds: {
      receipt: 'Receipt',
      customerCommunication: 'Talk with the customer',
      serviceProof: 'Proof of the service',
      other: 'Other',
    },
    kind: 'What it shows',
    add: 'Add a file',
    hint: 'PDF, PNG or JPEG of at most %{max} MB; one of each kind.',
    tooLarge: '%{name} is larger than %{max} MB.',
    added: '%{name} is added',
    removed: '%{name} is removed',
    remove: 'Remove %{name}',
    save: 'Save %{name}',
    none: 'No files',
    erased: 'Erased',
    bytes: '%{kilobytes} kB',
  },
  zh: {
    kinds: {
      receipt: '收据',
      customerCommunication: '与客户的沟通记录',
      serviceProof: '服务证明',
      other: '其他',
    },
    kind: '文件内容',
    add: '添加文件',
    hint: '不超过 %{max} MB 的 PDF、PNG 或 JPEG，每类一个。',
    tooLarge: '%{name} 超过 %{max} MB。',
    added: '已添加 %{name}',
    removed: '已移除 %{name}',
    remove: '移除 %{name}',
    save: '保存 %{name}',
    none: '暂无文件',
    erased: '已清除',
    bytes: '%{kilobytes} kB',
  },
});
