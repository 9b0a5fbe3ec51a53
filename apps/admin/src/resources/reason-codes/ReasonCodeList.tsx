import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { type RaRecord, SelectInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { REASON_USE_TEXTS, type ReasonCodeView } from '@ur-desk/domain/reason-codes';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { reasonCodeMessages } from './reason-code.messages';
import { useUseChoices } from './use-use-texts';

const reasonOf = (record: RaRecord) => record as unknown as ReasonCodeView;

function useFilters() {
  const say = useSay(reasonCodeMessages);
  const yesNo = [
    { id: true, name: say('yes') },
    { id: false, name: say('no') },
  ];
  return [
    <SelectInput
      key="uses"
      source="uses"
      label={say('fields.uses')}
      alwaysOn
      choices={useUseChoices()}
      translateChoice={false}
    />,
    <SelectInput
      key="active"
      source="active"
      label={say('fields.active')}
      alwaysOn
      choices={yesNo}
      translateChoice={false}
    />,
  ];
}

/** The catalogue of reasons, in the order in which forms offer it. */
export function ReasonCodeList() {
  const say = useSay(reasonCodeMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayCreate = useMay('reasonCodes:create');
  const yesNo = (yes: boolean) => say(yes ? 'yes' : 'no');
  const create = mayCreate && (
    <Button component={Link} to="/reason-codes/create" variant="contained" startIcon={<AddIcon />}>
      {say('create')}
    </Button>
  );
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'position', order: 'ASC' }}
      filters={useFilters()}
      actions={create}
      rowPath={(record) => `/reason-codes/${String(record.id)}`}
    >
      <Column
        link
        source="text"
        label={say('fields.text')}
        disableSort
        render={(record) => reasonOf(record).text[locale]}
      />
      <Column source="code" label={say('fields.code')} />
      <Column
        source="uses"
        label={say('fields.uses')}
        disableSort
        render={(record) =>
          reasonOf(record)
            .uses.map((use) => REASON_USE_TEXTS[use][locale])
            .join(locale === 'zh' ? '、' : ', ')
        }
      />
      <Column
        source="commentNeeded"
        label={say('fields.commentNeeded')}
        disableSort
        render={(record) => yesNo(reasonOf(record).commentNeeded)}
      />
      <Column
        source="active"
        label={say('fields.active')}
        disableSort
        render={(record) => yesNo(reasonOf(record).active)}
      />
      <NumberColumn source="position" label={say('fields.position')} />
      <Column
        source="updatedAt"
        label={say('fields.updatedAt')}
        render={(record) => <InstantText value={reasonOf(record).updatedAt} />}
      />
    </HouseList>
  );
}
