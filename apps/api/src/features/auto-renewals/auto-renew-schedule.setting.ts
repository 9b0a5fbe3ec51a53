import {
  type AutoRenewScheduleView,
  refuseUnfitSchedule,
  type UpdateAutoRenewScheduleInput,
} from '@ur-desk/domain/auto-renewals';
import { defineList } from '../../platform/http/list-spec';
import { defineSetting } from '../settings/setting.queries';

interface AutoRenewScheduleRow {
  id: string;
  hours: number[];
  updated_at: Date;
  version: number;
}

const autoRenewScheduleView = (row: AutoRenewScheduleRow): AutoRenewScheduleView => ({
  id: row.id,
  hours: row.hours,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

export const autoRenewScheduleList = defineList({
  name: 'schedules of automatic renewal',
  from: 'auto_renew_schedule r',
  select: 'r.id, r.hours, r.updated_at, r.version',
  id: 'r.id',
  table: 'auto_renew_schedule',
  fields: {},
  defaultSort: ['id', 'ASC'],
});

/** When plans are renewed by themselves. A change counts for tries that are not planned yet. */
export const autoRenewScheduleSetting = defineSetting<
  AutoRenewScheduleView,
  AutoRenewScheduleRow,
  UpdateAutoRenewScheduleInput
>({
  action: 'autoRenewSchedule.update',
  subject: 'autoRenewSchedule',
  list: autoRenewScheduleList,
  view: autoRenewScheduleView,
  columns: { hours: 'hours' },
  refuse: ({ after }) => refuseUnfitSchedule(after.hours),
});
