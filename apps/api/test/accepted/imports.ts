import { type TestApi } from '../harness';
import { upload } from '../make/upload';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const HEADER = 'customer id,name,phone,email,country\n';
const GOOD = `${HEADER}A1,Ada,+14155552671,ada@example.com,USA\nA2,Bo,,,Germany\n`;
const WITH_ERRORS = `${HEADER}A3,Cy,12,no,Atlantis\n`;
const BOUNDARY = 'form-of-the-test';

interface MadeImport {
  id: string;
  version: number;
}

async function anImport(api: TestApi, content = GOOD): Promise<MadeImport> {
  const { body } = await upload(await api.as('supervisor'), content, { source: 'old-crm' });
  return body as MadeImport;
}

async function aValidated(api: TestApi, content?: string): Promise<string> {
  const { id } = await anImport(api, content);
  await (await api.as('supervisor')).post(`/imports/${id}/validate`);
  return id;
}

const part = (disposition: string, content: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);

const form = (content: string | Buffer, ...others: Buffer[]): Buffer =>
  Buffer.concat([...others, part('name="file"; filename="customers.csv"', content), END]);

const BAD_FORMS = [
  ['no file', END],
  ['cut off', form(GOOD).subarray(0, 120)],
  ['no form', Buffer.from(GOOD)],
  ['a field nobody knows', form(GOOD, part('name="other"', 'x'))],
  ['a blank source', form(GOOD, part('name="source"', ' '))],
  ['a long source', form(GOOD, part('name="source"', 'x'.repeat(61)))],
  ['a source with NUL', form(GOOD, part('name="source"', 'a\0b'))],
  ['two files', form(GOOD, part('name="file"; filename="b.csv"', GOOD))],
  ['a polluting field', form(GOOD, part('name="__proto__"', 'x'))],
  ['an empty file', form('')],
  ['a header only', form(HEADER)],
  ['a picture', form(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
  ['a zip', form(Buffer.from('504b0304140000000800', 'hex'))],
  ['UTF-16', form(Buffer.from(`\uFEFF${GOOD}`, 'utf16le'))],
  ['an open quote', form(`${HEADER}A1,"Ada`)],
  ['a NUL in the header', form('id,na\0me\n1,Ada\n')],
  ['a column twice', form('id,id\n1,2\n')],
  ['hundreds of columns', form(`${Array.from({ length: 500 }, (_, n) => `c${n}`).join(',')}\n1\n`)],
  ['a long header', form(`${'x'.repeat(10_000)},id\n1,2\n`)],
  ['a row without end', form(`id,name\n1,${'x'.repeat(3_000_000)}\n`)],
  ['no CSV', form('<html><body>502 Bad Gateway</body></html>')],
] as const satisfies [string, Buffer][];

/** A form that brings a CSV file, and everything that such a form can be instead. */
export const acceptFile = (
  api: TestApi,
  path: string,
  ...content: Parameters<typeof form>
): Promise<Accepted> =>
  accept(api, path, {
    as: 'supervisor',
    payload: form(...content),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    badPayloads: BAD_FORMS.map(([what, payload]) => ({ what, payload })),
  });

const onAnImport = async (api: TestApi, action: string): Promise<Accepted> =>
  accept(api, `/imports/${(await anImport(api)).id}${action}`, { as: 'supervisor' });

export const importRequests: AcceptedRequests = {
  Import_create: (api) => acceptFile(api, '/imports', GOOD, part('name="source"', 'old-crm')),
  Import_list: async (api) => {
    await anImport(api);
    return accept(api, '/imports', { as: 'supervisor' });
  },
  Import_get: (api) => onAnImport(api, ''),
  Import_samples: (api) => onAnImport(api, '/samples'),
  Import_update: async (api) => {
    const { id, version } = await anImport(api);
    return accept(api, `/imports/${id}`, {
      as: 'supervisor',
      version,
      body: {
        source: 'telco',
        mapping: [
          { column: 'customer id', target: 'externalId' },
          { column: 'name', target: 'name' },
        ],
        defaults: { country: 'US', locale: 'en', zone: 'America/New_York', walletCurrency: 'USD' },
      },
    });
  },
  Import_validate: (api) => onAnImport(api, '/validate'),
  Import_run: async (api) => accept(api, `/imports/${await aValidated(api)}/run`, { as: 'supervisor' }),
  Import_stop: async (api) => {
    const id = await aValidated(api);
    // A run that goes on while it is told to stop.
    await api.rows("UPDATE import_job SET state = 'running' WHERE id = $1", [id]);
    return accept(api, `/imports/${id}/stop`, { as: 'supervisor' });
  },
  Import_errors: async (api) =>
    accept(api, `/imports/${await aValidated(api, WITH_ERRORS)}/errors`, { as: 'supervisor' }),
  Import_errorsCsv: async (api) =>
    accept(api, `/imports/${await aValidated(api, WITH_ERRORS)}/errors.csv`, { as: 'supervisor' }),
};
