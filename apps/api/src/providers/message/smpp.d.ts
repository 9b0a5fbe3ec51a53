/** What is used of `smpp`, which has no types of its own. */
declare module 'smpp' {
  import { type EventEmitter } from 'node:events';
  import { type Server as NetServer, type Socket } from 'node:net';

  export interface Pdu {
    command: string;
    command_status: number;
    sequence_number: number;
    message_id?: string;
    destination_addr?: string;
    source_addr?: string;
    esm_class?: number;
    data_coding?: number;
    short_message?: { message: string | Buffer };
    message_payload?: { message: string | Buffer };
    receipted_message_id?: string;
    message_state?: number;
    response(fields?: object): Pdu;
  }
  type Answered = (answer: Pdu) => void;

  export class Session extends EventEmitter {
    socket: Socket;
    constructor(options: object);
    bind_transceiver(fields: object, answered?: Answered): boolean;
    submit_sm(fields: object, answered?: Answered): boolean;
    deliver_sm(fields: object, answered?: Answered): boolean;
    enquire_link(answered?: Answered): boolean;
    unbind(answered?: Answered): boolean;
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
  }
  export function createServer(listener: (session: Session) => void): NetServer;
}
