import { randomUUID } from 'node:crypto';
import { type Answer, type Caller } from '../harness';

export interface UploadOptions {
  /** Where it goes; imports when left out. */
  url?: string;
  fileName?: string;
  source?: string;
  /** Other fields of the form. */
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

/** Uploads a file as a browser's form does. */
export async function upload(
  caller: Caller,
  content: string | Buffer,
  { url = '/imports', fileName = 'customers.csv', source, fields = {}, headers = {} }: UploadOptions = {},
): Promise<Answer> {
  const boundary = `form${randomUUID()}`;
  const all = { ...(source === undefined ? {} : { source }), ...fields };
  const parts = [
    ...Object.entries(all).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ];
  return caller.call('POST', url, Buffer.concat(parts), {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
  });
}
