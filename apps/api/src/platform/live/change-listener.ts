import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type ChangeBatch } from '@ur-desk/domain/events';
import { Client, type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { CHANGE_CHANNEL, unpackBatch } from './change-channel';

export interface ChangeHandlers {
  heard: (batch: ChangeBatch) => void;
  /** Nothing is heard any more; what happens until somebody listens again is not told. */
  lost: () => void;
}

/** Hears what this and all other processes announce, on a connection of its own that is opened when somebody listens first. */
@Injectable()
export class ChangeListener implements BeforeApplicationShutdown {
  private listening: Promise<Client> | null = null;

  constructor(@Inject(getDataSourceToken()) private readonly dataSource: DataSource) {}

  /** Resolves once everything that is announced from now on will be heard. */
  async listen(handlers: ChangeHandlers): Promise<void> {
    this.listening ??= this.connect(handlers);
    await this.listening;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const client = await this.listening?.catch(() => null);
    this.listening = null;
    await client?.end();
  }

  private async connect({ heard, lost }: ChangeHandlers): Promise<Client> {
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    const client = new Client(master.options);
    const onEnd = () => {
      this.listening = null;
      lost();
    };
    client.once('end', onEnd);
    // The end follows; without a listener the error would end the process.
    client.on('error', () => void client.end().catch(() => undefined));
    client.on('notification', ({ payload = '' }) => heard(unpackBatch(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANGE_CHANNEL}`);
      return client;
    } catch (error) {
      this.listening = null;
      throw error;
    }
  }
}
