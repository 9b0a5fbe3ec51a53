import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type AutoRenewScheduleView, UpdateAutoRenewScheduleInput } from '@ur-desk/domain/auto-renewals';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { chargeLimitMessages } from './charge-limit.messages';
import { HoursField } from './HoursField';
import { SettingDialog } from './SettingDialog';
import { useSettings } from './use-settings';

/** `-24`: “24 h before the end”. */
function useTimesText(): (hours: readonly number[]) => string {
  const say = useSay(chargeLimitMessages);
  const one = (hour: number): string => {
    if (hour === 0) return say('renewTimes.atEnd');
    return say(hour < 0 ? 'renewTimes.before' : 'renewTimes.after', { hours: Math.abs(hour) });
  };
  return (hours) => (hours.length > 0 && hours.every(Number.isInteger) ? hours.map(one).join(' · ') : '–');
}

function TimesDialog({ schedule, onClose }: { schedule: AutoRenewScheduleView; onClose: () => void }) {
  const say = useSay(chargeLimitMessages);
  const timesText = useTimesText();
  const { id, version, hours } = schedule;
  return (
    <SettingDialog
      path={`auto-renew-schedules/${id}`}
      title={say('renewTimes.edit')}
      inputs={UpdateAutoRenewScheduleInput}
      values={{ hours }}
      version={version}
      labelOf={() => say('renewTimes.hours')}
      textOf={(_field, value) => timesText([value].flat().map(Number))}
      submitLabel={say('renewTimes.save')}
      saved={say('renewTimes.saved')}
      onClose={onClose}
    >
      <Typography variant="body2">{say('renewTimes.hint')}</Typography>
      <HoursField source="hours" label={say('renewTimes.hours')} hint={timesText} />
    </SettingDialog>
  );
}

function Times({ schedule, onEdit }: { schedule: AutoRenewScheduleView; onEdit: () => void }) {
  const say = useSay(chargeLimitMessages);
  const timesText = useTimesText();
  const mayChange = useMay('settings:update');
  return (
    <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="body2" sx={{ flex: 1 }}>
        {timesText(schedule.hours)}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say('changed')}: <InstantText value={schedule.updatedAt} />
      </Typography>
      {mayChange && (
        <Button onClick={onEdit} aria-label={`${say('editShort')}: ${say('renewTimes.edit')}`}>
          {say('editShort')}
        </Button>
      )}
    </Stack>
  );
}

/** When plans are renewed by themselves, counted from their end. */
export function RenewTimes() {
  const say = useSay(chargeLimitMessages);
  const [edited, setEdited] = useState<AutoRenewScheduleView | null>(null);
  return (
    <Section title={say('renewTimes.title')}>
      <Loaded query={useSettings<AutoRenewScheduleView>('auto-renew-schedules')}>
        {(rows) =>
          rows.map((schedule) => (
            <Times key={schedule.id} schedule={schedule} onEdit={() => setEdited(schedule)} />
          ))
        }
      </Loaded>
      {edited && <TimesDialog schedule={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}
