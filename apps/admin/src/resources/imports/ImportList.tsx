import { Button } from '@mui/material';
import { type RaRecord, SelectInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { IMPORT_STATES, type ImportView } from '@ur-desk/domain/imports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { Column, NumberColumn } from '../../shared/Column';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { importMessages } from './import.messages';
import { ImportStateChip } from './ImportStateChip';

const importOf = (record: RaRecord) => record as unknown as ImportView;

function CreateButton() {
  const say = useSay(importMessages);
  return (
    <Button component={Link} to="/imports/create" variant="contained">
      {say('create')}
    </Button>
  );
}

/** What was brought in so far, in short. */
function Outcome({ of: { result } }: { of: ImportView }) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!result) return <>–</>;
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  const parts = (['created', 'updated', 'unchanged', 'rejected'] as const)
    .filter((kind) => result[kind] > 0)
    .map((kind) => `${number(result[kind])} ${say(kind)}`);
  return <>{parts.join(' · ') || '–'}</>;
}

/** All imports, the newest first. */
export function ImportList() {
  const say = useSay(importMessages);
  const mayCreate = useMay('imports:create');
  const [locale] = useLocaleState() as [Locale, unknown];
  const states = IMPORT_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const filters = [
    <SelectInput
      key="state"
      source="state"
      label={say('fields.state')}
      choices={states}
      translateChoice={false}
      alwaysOn
    />,
  ];
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={filters}
      actions={mayCreate && <CreateButton />}
      empty={
        <EmptyState
          title={say('none')}
          text={say('noneHint')}
          action={mayCreate ? <CreateButton /> : undefined}
        />
      }
    >
      <Column source="reference" label={say('fields.reference')} link disableSort />
      <Column source="fileName" label={say('fields.fileName')} disableSort />
      <Column source="source" label={say('fields.source')} />
      <NumberColumn
        source="rowsTotal"
        label={say('fields.rowsTotal')}
        disableSort
        render={(record) => importOf(record).rowsTotal.toLocaleString(LOCALE_TAGS[locale])}
      />
      <Column
        source="state"
        label={say('fields.state')}
        disableSort
        render={(record) => <ImportStateChip state={importOf(record).state} />}
      />
      <Column
        source="result"
        label={say('fields.result')}
        disableSort
        render={(record) => <Outcome of={importOf(record)} />}
      />
      <Column source="createdBy" label={say('fields.createdBy')} disableSort />
      <Column
        source="createdAt"
        label={say('fields.createdAt')}
        render={(record) => <InstantText value={importOf(record).createdAt} />}
      />
    </HouseList>
  );
}
