import { useRefresh, useTranslate } from 'react-admin';
import { LOCALES, ROLES } from '@ur-desk/domain/kernel';
import { type StaffView } from '@ur-desk/domain/staff';
import { InPlaceField } from '../../shared/InPlaceField';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { SessionTable } from '../account/SessionTable';
import { StaffActions } from './StaffActions';
import { SecondFactorChip, StaffStateChip } from './StaffChips';
import { staffMessages } from './staff.messages';

function AccountSection({ staff }: { staff: StaffView }) {
  const say = useSay(staffMessages);
  const translate = useTranslate();
  const refresh = useRefresh();
  const target = {
    resource: 'staff',
    record: staff,
    readOnly: !useMay('staff:update'),
    onSaved: () => refresh(),
  };
  const roles = ROLES.map((value) => ({ value, label: translate(`desk.roles.${value}`) }));
  const locales = LOCALES.map((value) => ({ value, label: say(`locales.${value}`) }));
  return (
    <Section title={say('account')}>
      <Facts>
        <Fact label={say('fields.name')}>
          <InPlaceField {...target} source="name" label={say('fields.name')} maxLength={100} />
        </Fact>
        <Fact label={say('fields.email')}>{staff.email}</Fact>
        <Fact label={say('fields.role')}>
          <InPlaceField
            {...target}
            source="role"
            label={say('fields.role')}
            choices={roles}
            format={(role) => translate(`desk.roles.${role}`)}
          />
        </Fact>
        <Fact label={say('fields.locale')}>
          <InPlaceField
            {...target}
            source="locale"
            label={say('fields.locale')}
            choices={locales}
            format={(locale) => locales.find(({ value }) => value === locale)?.label}
          />
        </Fact>
      </Facts>
    </Section>
  );
}

function AccessSection({ staff }: { staff: StaffView }) {
  const say = useSay(staffMessages);
  return (
    <Section title={say('access')}>
      <Facts>
        <Fact label={say('fields.secondFactor')}>
          <SecondFactorChip state={staff.secondFactor} />
        </Fact>
        <Fact label={say('fields.lastSignInAt')}>
          <InstantText value={staff.lastSignInAt} />
        </Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={staff.createdAt} />
        </Fact>
      </Facts>
    </Section>
  );
}

function StaffPage({ staff }: { staff: StaffView }) {
  const say = useSay(staffMessages);
  const mayUpdate = useMay('staff:update');
  const seesSessions = useMay('sessions:read');
  return (
    <RecordPage
      title={staff.name}
      beside={<StaffStateChip state={staff.state} />}
      {...(staff.demo ? { subtitle: say('demo') } : {})}
      actions={mayUpdate && <StaffActions staff={staff} />}
      facts={<AccountSection staff={staff} />}
      below={
        seesSessions && (
          <Section title={say('sessions')}>
            <SessionTable staffId={staff.id} />
          </Section>
        )
      }
    >
      <AccessSection staff={staff} />
    </RecordPage>
  );
}

/** One person's account: who they are, what they may, where they are signed in. */
export const StaffShow = () => <RecordShow<StaffView>>{(staff) => <StaffPage staff={staff} />}</RecordShow>;
