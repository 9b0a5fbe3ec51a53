import { type NotificationProvider } from '@ur-desk/domain/notifications';

export interface OutgoingSms {
  /** The notification's id. */
  id: string;
  /** E.164. */
  to: string;
  text: string;
}

/** What an SMS centre says later about a message that it took. */
export interface SmsReceipt {
  /** What `send` answered. */
  reference: string;
  delivered: boolean;
  /** The number takes none; else it may have been switched off too long. */
  undeliverable: boolean;
  /** In the centre's words. */
  detail: string;
}

/** Where SMS leave: an SMS centre, or a folder where there is none. Chosen by configuration. */
export abstract class SmsSender {
  abstract readonly provider: NotificationProvider;
  /** Who is told of receipts; set once, before the first message. */
  onReceipt: (receipt: SmsReceipt) => Promise<void> = () => Promise.resolve();
  /** The centre's own reference of the message, or null where it has none. Throws `SendError`. */
  abstract send(sms: OutgoingSms): Promise<string | null>;
  /** Ends what is open. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
