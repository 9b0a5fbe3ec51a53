import { toBuffer } from 'qrcode';
import { type OutgoingMail } from './message-sender';

/** Large enough to be scanned from another screen. */
const PIXELS = 480;

/** A text as a QR code that mail programs show: PNG, since they do not draw SVG. */
export async function qrPicture(
  text: string,
  filename: string,
): Promise<NonNullable<OutgoingMail['attachments']>[number]> {
  const content = await toBuffer(text, { type: 'png', width: PIXELS, errorCorrectionLevel: 'M' });
  return { filename, contentType: 'image/png', content };
}
