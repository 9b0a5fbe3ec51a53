import { useQuery } from '@tanstack/react-query';
import { Button } from '@mui/material';
import { useState } from 'react';
import { TextInput, useDataProvider } from 'react-admin';
import { type MembershipProgrammeView, UpdateProgrammeInput } from '@ur-desk/domain/memberships';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Fact, Facts, Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { SettingDialog } from '../charge-limits/SettingDialog';
import { tierMessages } from './tier.messages';

const whole = (typed: string): number | null => (typed === '' ? null : Number(typed));

function TermsDialog({ terms, onClose }: { terms: MembershipProgrammeView; onClose: () => void }) {
  const say = useSay(tierMessages);
  const { windowDays, graceDays, version } = terms;
  const labelOf = (field: string) => say(field === 'windowDays' ? 'fields.windowDays' : 'fields.graceDays');
  return (
    <SettingDialog
      path="membership-programme"
      title={say('terms')}
      inputs={UpdateProgrammeInput}
      values={{ windowDays, graceDays }}
      version={version}
      labelOf={labelOf}
      textOf={(_field, value) => say('days', { smart_count: Number(value) })}
      submitLabel={say('save')}
      saved={say('termsSaved')}
      onClose={onClose}
    >
      <TextInput source="windowDays" type="number" label={say('fields.windowInput')} parse={whole} />
      <TextInput source="graceDays" type="number" label={say('fields.graceInput')} parse={whole} />
    </SettingDialog>
  );
}

/** How long spending counts, and how long a tier is kept. */
export function ProgrammeTerms() {
  const say = useSay(tierMessages);
  const mayChange = useMay('membershipTiers:update');
  const [editing, setEditing] = useState(false);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['settings/membership-programme'],
    queryFn: ({ signal }) =>
      dataProvider.read<MembershipProgrammeView>('settings/membership-programme', { signal }),
    staleTime: 0,
  });
  const edit = mayChange && query.data && (
    <Button variant="outlined" onClick={() => setEditing(true)}>
      {say('editTerms')}
    </Button>
  );
  return (
    <Section title={say('terms')} actions={edit}>
      <Loaded query={query} lines={2}>
        {({ windowDays, graceDays }) => (
          <Facts>
            <Fact label={say('fields.windowDays')}>{say('days', { smart_count: windowDays })}</Fact>
            <Fact label={say('fields.graceDays')}>{say('days', { smart_count: graceDays })}</Fact>
          </Facts>
        )}
      </Loaded>
      {editing && query.data && <TermsDialog terms={query.data} onClose={() => setEditing(false)} />}
    </Section>
  );
}
