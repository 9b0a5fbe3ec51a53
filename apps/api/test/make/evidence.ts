import { randomUUID } from 'node:crypto';
import { type Answer, type Caller } from '../harness';

/** The smallest thing that says that it is a PDF. */
export const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

export interface EvidenceChanges {
  kind?: string;
  subjectKind?: string;
  subjectId?: string;
  fileName?: string;
  content?: Buffer;
}

/** A form with a file of evidence, as a browser makes it. */
export function evidenceForm(boundary: string, subjectId: string, changes: EvidenceChanges = {}): Buffer {
  const { kind = 'other', subjectKind = 'dispute', fileName = 'evidence.pdf', content = PDF } = changes;
  const fields = { subjectKind, subjectId: changes.subjectId ?? subjectId, kind };
  const head = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return Buffer.concat([Buffer.from(head.join('') + file), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** Adds a file of evidence to a record. */
export function addEvidence(
  caller: Caller,
  subjectId: string,
  changes: EvidenceChanges = {},
): Promise<Answer> {
  const boundary = `form${randomUUID()}`;
  return caller.call('POST', '/evidence-files', evidenceForm(boundary, subjectId, changes), {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}
