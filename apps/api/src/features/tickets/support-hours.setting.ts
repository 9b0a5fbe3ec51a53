import {
  refuseUnfitHours,
  type SupportHours,
  type SupportHoursView,
  type UpdateSupportHoursInput,
} from '@ur-desk/domain/tickets';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import { defineSetting } from '../settings/setting.queries';
import { SupportHoursEntity } from './support-hours.entity';

type Row = Omit<SupportHoursEntity, 'sole'>;

const supportHoursView = (row: Row): SupportHoursView => ({
  id: row.id,
  opensAt: row.opensAt,
  closesAt: row.closesAt,
  weekdays: row.weekdays,
  holidays: row.holidays,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

export const supportHoursList = defineList({
  name: 'support hours',
  from: 'support_hours h',
  select: `h.id, h.opens_at AS "opensAt", h.closes_at AS "closesAt", h.weekdays, h.holidays, h.updated_at AS "updatedAt", h.version`,
  id: 'h.id',
  table: 'support_hours',
  fields: {},
  defaultSort: ['id', 'ASC'],
});

/** When somebody is there. A change counts for each ticket from the next thing on that is done with it. */
export const supportHoursSetting = defineSetting<SupportHoursView, Row, UpdateSupportHoursInput>({
  action: 'supportHours.update',
  subject: 'supportHours',
  list: supportHoursList,
  view: supportHoursView,
  columns: { opensAt: 'opens_at', closesAt: 'closes_at', weekdays: 'weekdays', holidays: 'holidays' },
  refuse: ({ after }) => refuseUnfitHours(after),
});

/** The hours that count now, on the operator's clock. */
export async function supportHoursNow(em: EntityManager, zone: string): Promise<SupportHours> {
  const { opensAt, closesAt, weekdays, holidays } = await em.findOneByOrFail(SupportHoursEntity, {
    sole: true,
  });
  return { zone, opensAt, closesAt, weekdays, holidays };
}
