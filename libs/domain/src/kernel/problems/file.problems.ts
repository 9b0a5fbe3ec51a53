import { problemKinds } from './problem-kind';

/** What can be wrong with files in and out: settlements, imports, exports, messages. */
export const FILE_PROBLEMS = problemKinds({
  settlement_loaded_before: {
    status: 409,
    text: {
      en: 'This very file was loaded before, as {reference}.',
      zh: '该文件此前已导入，编号 {reference}。',
    },
  },
  settlement_line_settled: {
    status: 409,
    text: {
      en: 'There is nothing (more) to resolve in this line.',
      zh: '该行没有（或不再有）需要处理的差异。',
    },
  },
  settlement_taken: {
    status: 409,
    text: {
      en: '{reference} already has a line in this report.',
      zh: '{reference} 在该报表中已有对应行。',
    },
  },
  settlement_format_unknown: {
    status: 422,
    text: {
      en: 'This is no settlement report that we know. The nearest one also has these columns: {columns}.',
      zh: '无法识别该结算报表。最接近的格式还应包含以下列：{columns}。',
    },
  },
  settlement_line_unreadable: {
    status: 422,
    text: {
      en: 'Line {line} cannot be read: see the column “{column}”. Download the report again, and do not change it.',
      zh: '第 {line} 行无法读取，请查看“{column}”列。请重新下载报表，不要修改其内容。',
    },
  },
  settlement_periods_mixed: {
    status: 422,
    text: {
      en: 'Line {line} belongs to another period than the lines before it. Upload each report by itself.',
      zh: '第 {line} 行所属的期间与之前各行不同，请分别上传每份报表。',
    },
  },
  settlement_period_wrong: {
    status: 422,
    text: {
      en: 'The period must hold all lines of the report: from {from} to {to}.',
      zh: '期间必须涵盖报表的全部行：{from} 至 {to}。',
    },
  },
  settlement_nothing_to_ask: {
    status: 422,
    text: {
      en: 'No payment or refund of ours is known for this line. Say first which one it is.',
      zh: '该行尚无对应的支付或退款，请先指定。',
    },
  },
  import_not_csv: {
    status: 422,
    text: {
      en: 'This is not a CSV file but {kind}. Export the table as CSV and upload that.',
      zh: '该文件不是 CSV，而是 {kind}。请将表格导出为 CSV 后再上传。',
    },
  },
  import_binary: {
    status: 422,
    text: {
      en: 'This is not a text file. Export the table as CSV and upload that.',
      zh: '该文件不是文本文件，请将表格导出为 CSV 后再上传。',
    },
  },
  import_encoding_utf16: {
    status: 422,
    text: {
      en: 'The file is in UTF-16 (“Unicode text”). Save it again as “CSV UTF-8”.',
      zh: '该文件为 UTF-16 编码（“Unicode 文本”），请另存为“CSV UTF-8”。',
    },
  },
  import_encoding_unknown: {
    status: 422,
    text: {
      en: 'The file is neither UTF-8 nor GB18030. Save it again as “CSV UTF-8”.',
      zh: '文件既不是 UTF-8 也不是 GB18030，请另存为“CSV UTF-8”。',
    },
  },
  import_cut_off: {
    status: 422,
    text: {
      en: 'The file ends in the middle of the row that starts in line {line}. Export it again.',
      zh: '文件在第 {line} 行开始的记录中途中断，请重新导出。',
    },
  },
  import_row_too_long: {
    status: 422,
    text: {
      en: 'The row in line {line} is longer than {max} characters. A quotation mark may not be closed there.',
      zh: '第 {line} 行的记录超过 {max} 个字符，该处的引号可能没有闭合。',
    },
  },
  import_empty: {
    status: 422,
    text: {
      en: 'The file is empty. The first line must name the columns.',
      zh: '文件为空。第一行必须是列名。',
    },
  },
  import_no_rows: {
    status: 422,
    text: {
      en: 'The file has column names but no rows below them.',
      zh: '文件只有列名，没有数据行。',
    },
  },
  import_columns_repeated: {
    status: 422,
    text: {
      en: 'Several columns have the same name: {columns}. Rename them in the first line.',
      zh: '有重复的列名：{columns}。请在第一行中改名。',
    },
  },
  import_columns_too_many: {
    status: 422,
    text: {
      en: 'The file has {count} columns; at most {max} can be imported.',
      zh: '文件有 {count} 列，最多可导入 {max} 列。',
    },
  },
  import_header_too_long: {
    status: 422,
    text: {
      en: 'A column name in the first line is longer than {max} characters. Are the names missing?',
      zh: '第一行中有列名超过 {max} 个字符。是否缺少列名行？',
    },
  },
  import_header_unreadable: {
    status: 422,
    text: {
      en: 'The name of column {position} contains characters that cannot be stored.',
      zh: '第 {position} 列的列名含有无法保存的字符。',
    },
  },
  import_file_missing: {
    status: 422,
    text: {
      en: 'Send exactly one file, as the form field “file”.',
      zh: '请在表单字段“file”中上传且仅上传一个文件。',
    },
  },
  import_file_gone: {
    status: 409,
    text: {
      en: 'The uploaded file is no longer kept. Upload it again.',
      zh: '上传的文件已不再保留，请重新上传。',
    },
  },
  import_not_mapped: {
    status: 422,
    text: {
      en: 'Say which column holds the customer’s id in the other system.',
      zh: '请指定哪一列是客户在原系统中的编号。',
    },
  },
  notification_no_address: {
    status: 422,
    text: {
      en: 'The customer has no address for this kind of message. Enter one first.',
      zh: '该客户没有相应的联系方式，请先填写。',
    },
  },
  notification_secret: {
    status: 422,
    text: {
      en: 'A code is not sent again. Send a new one.',
      zh: '验证码不能重发，请发送新的验证码。',
    },
  },
  notification_one_way: {
    status: 422,
    text: {
      en: 'This message can only be sent the way it was sent before.',
      zh: '该消息只能按原方式重发。',
    },
  },
  notification_opted_out: {
    status: 422,
    text: {
      en: 'The customer does not want such messages this way. Change that on the customer page first, if he asks for it.',
      zh: '客户不接收以此方式发送的此类消息。如客户要求，请先在客户页面修改。',
    },
  },
  template_built_in: {
    status: 409,
    text: {
      en: 'The text that comes with the product is in use already.',
      zh: '当前已在使用内置文本。',
    },
  },
  export_running: {
    status: 429,
    text: {
      en: 'A file that you asked for is still being written. Wait for it or cancel it, then try again.',
      zh: '您的上一个导出仍在进行，请等待其完成或取消后重试。',
    },
  },
  exports_busy: {
    status: 503,
    text: {
      en: 'The server is writing {max} files already. Try again in {retryAfterSeconds} seconds.',
      zh: '服务器正在生成 {max} 个文件，请在 {retryAfterSeconds} 秒后重试。',
    },
  },
  too_many_exports: {
    status: 429,
    text: {
      en: 'At most {max} files an hour. Try again later.',
      zh: '每小时最多导出 {max} 个文件，请稍后再试。',
    },
  },
});
