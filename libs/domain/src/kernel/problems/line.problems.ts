import { problemKinds } from './problem-kind';

/** What can be wrong with lines, their numbers and SIM profiles. */
export const LINE_PROBLEMS = problemKinds({
  number_taken: {
    status: 409,
    text: {
      en: 'This number is not available (any more). Choose another one.',
      zh: '该号码不可用（或已被占用），请选择其他号码。',
    },
  },
  numbers_out_of_stock: {
    status: 422,
    text: {
      en: 'No number of {country} is available. Take numbers into stock first.',
      zh: '没有可用的 {country} 号码，请先入库。',
    },
  },
  profiles_out_of_stock: {
    status: 422,
    text: {
      en: 'No SIM profile is available. Take SIM profiles into stock first.',
      zh: '没有可用的 eSIM 配置文件，请先入库。',
    },
  },
  line_order_open: {
    status: 409,
    text: {
      en: 'The network has not answered the last order for this line yet.',
      zh: '网络尚未答复该线路的上一个指令。',
    },
  },
  service_switched: {
    status: 409,
    text: {
      en: 'This service is as wanted already. Reload the page.',
      zh: '该服务已是所需状态，请刷新页面。',
    },
  },
  service_retired: {
    status: 409,
    text: {
      en: 'This service is not offered any more.',
      zh: '该服务已下架，无法开通。',
    },
  },
  service_not_sold: {
    status: 422,
    text: {
      en: 'This service has no fee in {currency}, so that it is not sold to this customer.',
      zh: '该服务没有 {currency} 月费，无法向该客户销售。',
    },
  },
  line_held_by_us: {
    status: 403,
    text: {
      en: 'We suspended this line ourselves. A supervisor puts it into service again.',
      zh: '该线路由我方停机，须由主管恢复。',
    },
  },
  contact_changed_lately: {
    status: 409,
    text: {
      en: 'A contact of this customer was changed less than 24 hours ago. Wait {hours} hours: until then no eSIM is replaced, no code sent and no line moved.',
      zh: '该客户的联系方式在 24 小时内有变更，{hours} 小时后才能更换 eSIM、发送激活码或转让线路。',
    },
  },
  line_move_same_customer: {
    status: 422,
    text: {
      en: 'This customer has the line already. Choose another one.',
      zh: '该线路已属于此客户，请选择其他客户。',
    },
  },
  line_receiver_not_active: {
    status: 422,
    text: {
      en: 'The account of this customer is not active, so that it gets no line.',
      zh: '该客户的账户不是正常状态，无法接收线路。',
    },
  },
  line_move_under_way: {
    status: 409,
    text: {
      en: 'Money or a request of this line is on its way: {references}. Move it once that is at its end.',
      zh: '该线路还有未完成的款项或申请：{references}。完成后才能转让。',
    },
  },
  activation_code_no_contact: {
    status: 409,
    text: {
      en: 'No contact of this customer is verified in this way. Verify one first: the code opens the number.',
      zh: '该客户没有可用的已验证联系方式。激活码可用于占用号码，请先验证联系方式。',
    },
  },
  stock_too_many_rows: {
    status: 422,
    text: {
      en: 'These are {rows} rows; at most {max} are taken at once. Split the file.',
      zh: '共 {rows} 行，一次最多 {max} 行，请拆分文件。',
    },
  },
});
