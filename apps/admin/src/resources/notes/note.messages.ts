import { defineMessages } from '../../shared/messages';

export const noteMessages = defineMessages('notes', {
  en: {
    listLabel: 'Notes on this customer',
    none: 'No notes yet',
    noneHint: 'Write down what the next colleague should know.',
    text: 'New note, for staff only',
    change: 'Note',
    save: 'Save note',
    saved: 'Note saved',
    edit: 'Edit',
    remove: 'Remove',
    removed: 'Note removed',
    restored: 'Note brought back',
    edited: 'edited',
    erased: 'Erased with the customer’s data.',
  },
  zh: {
    listLabel: '该客户的备注',
    none: '暂无备注',
    noneHint: '记下同事接手时需要知道的事。',
    text: '新备注（仅员工可见）',
    change: '备注',
    save: '保存备注',
    saved: '备注已保存',
    edit: '编辑',
    remove: '删除',
    removed: '备注已删除',
    restored: '备注已恢复',
    edited: '已编辑',
    erased: '已随客户资料清除。',
  },
});
