import { type NotificationError, type NotificationProvider } from '@ur-desk/domain/notifications';

export interface OutgoingMail {
  /** The notification's id: becomes the Message-ID, so that a repeat is recognisable as one. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** BCP 47. */
  language: string;
  /** Pictures that travel with it. */
  attachments?: { filename: string; contentType: string; content: Buffer }[];
}

/** Where messages leave: a mail server, or a folder where there is none. Chosen by configuration. */
export abstract class MessageSender {
  abstract readonly provider: NotificationProvider;
  /** Throws `SendError`. Must not be called within a transaction. */
  abstract send(mail: OutgoingMail): Promise<void>;
}

/** Why a message did not leave, and whether another try can help. */
export class SendError extends Error {
  constructor(
    readonly reason: NotificationError,
    readonly passing: boolean,
    detail: string,
    /** The address itself takes nothing, now and later. */
    readonly isBadAddress = false,
  ) {
    super(detail);
    this.name = 'SendError';
  }
}
