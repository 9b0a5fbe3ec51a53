import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { type RaRecord, SelectInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type CannedReplyView } from '@ur-desk/domain/canned-replies';
import { type Locale } from '@ur-desk/domain/kernel';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { useReasonText } from '../reason-codes/use-reason-text';
import { cannedReplyMessages } from './canned-reply.messages';

const replyOf = (record: RaRecord) => record as unknown as CannedReplyView;

/** The answers that agents choose from, in the order in which a ticket offers them. */
export function CannedReplyList() {
  const say = useSay(cannedReplyMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const reasonText = useReasonText();
  const mayCreate = useMay('cannedReplies:create');
  const yesNo = [
    { id: true, name: say('yes') },
    { id: false, name: say('no') },
  ];
  const create = mayCreate && (
    <Button component={Link} to="/canned-replies/create" variant="contained" startIcon={<AddIcon />}>
      {say('create')}
    </Button>
  );
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'position', order: 'ASC' }}
      filters={[
        <SelectInput
          key="active"
          source="active"
          label={say('fields.active')}
          alwaysOn
          choices={yesNo}
          translateChoice={false}
        />,
      ]}
      actions={create}
      rowPath={(record) => `/canned-replies/${String(record.id)}`}
    >
      <Column
        link
        source="title"
        label={say('fields.title')}
        disableSort
        render={(record) => replyOf(record).title[locale]}
      />
      <Column source="code" label={say('fields.code')} />
      <Column
        source="reasonCode"
        label={say('fields.reasonCode')}
        disableSort
        render={(record) => reasonText(replyOf(record).reasonCode)}
      />
      <Column
        source="active"
        label={say('fields.active')}
        disableSort
        render={(record) => say(replyOf(record).active ? 'yes' : 'no')}
      />
      <NumberColumn source="position" label={say('fields.position')} />
      <Column
        source="updatedAt"
        label={say('fields.updatedAt')}
        render={(record) => <InstantText value={replyOf(record).updatedAt} />}
      />
    </HouseList>
  );
}
