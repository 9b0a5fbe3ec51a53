import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { type RaRecord, SelectInput, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { API_KEY_ROLES, apiKeyStateOf, type ApiKeyView } from '@ur-desk/domain/staff';
import { Column } from '../../shared/Column';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { apiKeyMessages } from './api-key.messages';
import { RevokeKeyButton } from './RevokeKeyButton';

const keyOf = (record: RaRecord) => record as unknown as ApiKeyView;
const STATE_TONES = { active: 'success', expired: 'neutral', revoked: 'neutral' } as const;

function KeyStateChip({ apiKey }: { apiKey: ApiKeyView }) {
  const say = useSay(apiKeyMessages);
  const state = apiKeyStateOf(apiKey, new Date().toISOString());
  return <StatusChip status={state} tone={STATE_TONES[state]} label={say(`states.${state}`)} />;
}

function useFilters() {
  const say = useSay(apiKeyMessages);
  const translate = useTranslate();
  return [
    <SelectInput
      key="role"
      source="role"
      label={say('role')}
      alwaysOn
      choices={API_KEY_ROLES.map((id) => ({ id, name: translate(`desk.roles.${id}`) }))}
    />,
  ];
}

/** The keys of other systems: what each may do, whether it is used, and a way to end it. */
export function ApiKeyList() {
  const say = useSay(apiKeyMessages);
  const translate = useTranslate();
  const mayCreate = useMay('apiKeys:create');
  const mayRevoke = useMay('apiKeys:revoke');
  const create = mayCreate && (
    <Button component={Link} to="/api-keys/create" variant="contained" startIcon={<AddIcon />}>
      {say('create')}
    </Button>
  );
  const instant = (value: string | null, none: string) => (value ? <InstantText value={value} /> : none);
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      actions={create}
      empty={<EmptyState title={say('none')} text={say('intro')} action={create} />}
      rowPath={false}
    >
      <Column source="name" label={say('fields.name')} />
      <Column
        source="role"
        label={say('role')}
        render={(record) => translate(`desk.roles.${keyOf(record).role}`)}
      />
      <Column source="prefix" disableSort label={say('fields.prefix')} />
      <Column
        source="state"
        disableSort
        label={say('fields.state')}
        render={(record) => <KeyStateChip apiKey={keyOf(record)} />}
      />
      <Column
        source="lastUsedAt"
        disableSort
        label={say('fields.lastUsedAt')}
        render={(record) => instant(keyOf(record).lastUsedAt, say('never'))}
      />
      <Column
        source="expiresAt"
        disableSort
        label={say('fields.expiresAt')}
        render={(record) => instant(keyOf(record).expiresAt, say('noEnd'))}
      />
      <Column
        source="createdAt"
        label={say('fields.createdAt')}
        render={(record) => <InstantText value={keyOf(record).createdAt} />}
      />
      {mayRevoke && (
        <Column
          source="revoke"
          disableSort
          align="right"
          label={say('revoke')}
          render={(record) => <RevokeKeyButton apiKey={keyOf(record)} />}
        />
      )}
    </HouseList>
  );
}
