/**
 * Puts receipts on paper, in a thread of its own: taking fonts apart and setting text are some 0.1 s of computing each, and a second
 * for the first one. The tests run this file as it stands here, with its types left out by Node itself: only packages are imported,
 * and of ours nothing but types.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReceiptText } from '@ur-desk/domain/receipts';
import { type Font, openSync } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { ReceiptPage } from './receipt-printer';

/** Noto Sans Hans (OFL): Latin and 30,000 Chinese glyphs in one file; a receipt carries only those that it uses. */
const FONT_FILES = { regular: 'NotoSansHans-Regular.otf', bold: 'NotoSansHans-Bold.otf' } as const;
const { fonts } = workerData as { fonts: string };
const loaded = new Map<string, Font>();

/** Read and taken apart once, when the first receipt is made: that takes longer than all the rest. */
function font(weight: keyof typeof FONT_FILES): Font {
  const known = loaded.get(weight) ?? (openSync(join(fonts, FONT_FILES[weight])) as Font);
  loaded.set(weight, known);
  return known;
}

const MARGIN = 56;
const WIDTH = 595.28 - 2 * MARGIN;
const AMOUNT_WIDTH = 140;
const SIZE = { title: 20, text: 10, small: 8 } as const;
const GREY = '#5b6470';
const BLACK = '#14181f';

type Page = InstanceType<typeof PDFDocument>;
interface Row {
  label: string;
  text: string;
}

/** A label at the left, and at the right of the page what it is about. */
function row(page: Page, { label, text }: Row, weight: keyof typeof FONT_FILES = 'regular'): void {
  page.font(weight).fontSize(SIZE.text).fillColor(BLACK);
  const { y } = page;
  // In the order in which it is read aloud and copied; the label may take several lines.
  page.text(label, MARGIN, y, { width: WIDTH - AMOUNT_WIDTH - 12 });
  const below = page.y;
  page.text(text, MARGIN + WIDTH - AMOUNT_WIDTH, y, { width: AMOUNT_WIDTH, align: 'right' });
  page.y = below;
  page.moveDown(0.35);
}

function rule(page: Page): void {
  page.moveDown(0.4);
  page
    .moveTo(MARGIN, page.y)
    .lineTo(MARGIN + WIDTH, page.y)
    .lineWidth(0.5)
    .strokeColor('#c5cad3')
    .stroke();
  page.moveDown(0.6);
}

function head(page: Page, { title, issuer, facts }: ReceiptText): void {
  const [name = '', ...others] = issuer;
  page.font('bold').fontSize(SIZE.text).fillColor(BLACK).text(name, MARGIN, MARGIN, { width: WIDTH });
  page.font('regular').fontSize(SIZE.small).fillColor(GREY);
  for (const line of others) page.text(line, { width: WIDTH });
  page.moveDown(2);
  page.font('bold').fontSize(SIZE.title).fillColor(BLACK).text(title, { width: WIDTH });
  page.moveDown(0.6);
  for (const { label, text } of facts) {
    const { y } = page;
    page.font('regular').fontSize(SIZE.text).fillColor(GREY).text(label, MARGIN, y, { width: 110 });
    page.fillColor(BLACK).text(text, MARGIN + 120, y, { width: WIDTH - 120 });
    page.moveDown(0.25);
  }
}

function body(page: Page, { lines, total, tax, parts, note }: ReceiptText): void {
  rule(page);
  for (const line of lines) row(page, line);
  rule(page);
  row(page, total, 'bold');
  if (tax) row(page, tax);
  page.moveDown(1);
  page.font('bold').fontSize(SIZE.text).fillColor(BLACK).text(parts.label, MARGIN, page.y, { width: WIDTH });
  page.moveDown(0.35);
  for (const part of parts.rows) row(page, part);
  rule(page);
  page.font('regular').fontSize(SIZE.small).fillColor(GREY).text(note, MARGIN, page.y, { width: WIDTH });
}

/** A4. The same receipt gives the same bytes: it is dated by what it is about. */
async function receiptPdf({ text, at, languageTag }: ReceiptPage): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: languageTag,
    displayTitle: true,
    info: { Title: text.title, Author: text.issuer[0] ?? '', CreationDate: new Date(at) },
  });
  // pdfkit takes a font that is open already, which its types do not know.
  page.registerFont('regular', font('regular') as never);
  page.registerFont('bold', font('bold') as never);
  const parts: Buffer[] = [];
  page.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => page.on('end', resolve).on('error', reject));
  head(page, text);
  body(page, text);
  page.end();
  await ended;
  return Buffer.concat(parts);
}

parentPort?.on('message', ({ id, page }: { id: number; page: ReceiptPage }) => {
  receiptPdf(page).then(
    (pdf) => parentPort?.postMessage({ id, pdf }),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
  );
});
