import { type RaRecord, SelectInput } from 'react-admin';
import {
  NOTIFICATION_EVENTS,
  NOTIFICATION_STATES,
  type NotificationView,
} from '@ur-desk/domain/notifications';
import { Column } from '../../shared/Column';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusTabs } from '../../shared/StatusTabs';
import { notificationMessages } from './notification.messages';
import { NotificationState } from './NotificationChips';

const messageOf = (record: RaRecord) => record as unknown as NotificationView;

/** All messages to customers, the newest first. */
export function NotificationList() {
  const say = useSay(notificationMessages);
  const states = NOTIFICATION_STATES.map((id) => ({ id, name: say(`states.${id}`) }));
  const events = NOTIFICATION_EVENTS.map((id) => ({ id, name: say(`events.${id}`) }));
  const plain = { translateChoice: false, alwaysOn: true };
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={[
        <SelectInput key="event" source="event" label={say('fields.event')} choices={events} {...plain} />,
      ]}
      tabs={<StatusTabs source="state" label={say('fields.state')} choices={states} />}
      empty={<EmptyState title={say('none')} text={say('noneHint')} />}
    >
      <Column
        source="subject"
        label={say('fields.subject')}
        link
        disableSort
        render={(record) => messageOf(record).subject ?? say('erased')}
      />
      <Column
        source="channel"
        label={say('fields.channel')}
        disableSort
        render={(record) => say(`channels.${messageOf(record).channel}`)}
      />
      <Column
        source="recipient"
        label={say('fields.recipient')}
        disableSort
        render={(record) => <bdi>{messageOf(record).recipient ?? '–'}</bdi>}
      />
      <Column
        source="event"
        label={say('fields.event')}
        disableSort
        render={(record) => say(`events.${messageOf(record).event}`)}
      />
      <Column
        source="state"
        label={say('fields.state')}
        disableSort
        render={(record) => <NotificationState of={messageOf(record)} />}
      />
      <Column
        source="createdAt"
        label={say('fields.createdAt')}
        render={(record) => <InstantText value={messageOf(record).createdAt} />}
      />
    </HouseList>
  );
}
