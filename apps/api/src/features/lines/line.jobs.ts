import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemContext } from '../../platform/db/call-context';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { Jobs } from '../../platform/jobs/jobs';
import { type LineOf } from './line-order.queries';
import { LineOrders } from './line-orders.service';

export const LINE_JANITOR_JOB = 'line-janitor';
const EVERY_SECONDS = 15;

/** Tells the network what was committed, and asks about orders without an answer. */
@Injectable()
export class LineJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly orders: LineOrders,
  ) {}

  /** Whoever ordered it may have died before the network heard of it (J2: as often as it takes). */
  @OnEvent('line.ordered')
  async onOrdered({ payload, id }: DomainEvent<LineOf>): Promise<void> {
    await this.orders.carryOut(systemContext(id), payload);
  }

  onModuleInit(): void {
    this.jobs.define(LINE_JANITOR_JOB, () => this.askAboutDue(), { everySeconds: EVERY_SECONDS });
  }

  private async askAboutDue(): Promise<void> {
    const { asked, failed } = await this.orders.askAboutDue();
    if (failed > 0) throw new Error(`${failed} of ${asked} orders could not be asked about`);
  }
}
