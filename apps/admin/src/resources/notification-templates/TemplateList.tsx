import { type RaRecord, SelectInput } from 'react-admin';
import { LOCALES } from '@ur-desk/domain/kernel';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_EVENTS,
  type NotificationTemplateView,
} from '@ur-desk/domain/notifications';
import { Column } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { notificationMessages } from '../notifications/notification.messages';
import { templateMessages } from './template.messages';

const templateOf = (record: RaRecord) => record as unknown as NotificationTemplateView;

function useFilters() {
  const say = useSay(templateMessages);
  const sayMessage = useSay(notificationMessages);
  const plain = { translateChoice: false, alwaysOn: true };
  const events = NOTIFICATION_EVENTS.map((id) => ({ id, name: sayMessage(`events.${id}`) }));
  const channels = NOTIFICATION_CHANNELS.map((id) => ({ id, name: sayMessage(`channels.${id}`) }));
  const locales = LOCALES.map((id) => ({ id, name: sayMessage(`locales.${id}`) }));
  const texts = [
    { id: true, name: say('builtIn') },
    { id: false, name: say('own') },
  ];
  return [
    <SelectInput key="event" source="event" label={say('fields.event')} choices={events} {...plain} />,
    <SelectInput
      key="channel"
      source="channel"
      label={say('fields.channel')}
      choices={channels}
      {...plain}
    />,
    <SelectInput key="locale" source="locale" label={say('fields.locale')} choices={locales} {...plain} />,
    <SelectInput key="builtIn" source="builtIn" label={say('fields.builtIn')} choices={texts} {...plain} />,
  ];
}

/** The words of every message, by what it is about, way and language. */
export function TemplateList() {
  const say = useSay(templateMessages);
  const sayMessage = useSay(notificationMessages);
  return (
    <HouseList title={say('title')} sort={{ field: 'place', order: 'ASC' }} filters={useFilters()}>
      <Column
        link
        source="event"
        label={say('fields.event')}
        disableSort
        render={(record) => sayMessage(`events.${templateOf(record).event}`)}
      />
      <Column
        source="channel"
        label={say('fields.channel')}
        disableSort
        render={(record) => sayMessage(`channels.${templateOf(record).channel}`)}
      />
      <Column
        source="locale"
        label={say('fields.locale')}
        disableSort
        render={(record) => sayMessage(`locales.${templateOf(record).locale}`)}
      />
      <Column
        source="builtIn"
        label={say('fields.builtIn')}
        disableSort
        render={(record) => {
          const { builtIn, version } = templateOf(record);
          return builtIn ? say('builtIn') : say('version', { number: version });
        }}
      />
      <Column
        source="updatedAt"
        label={say('fields.updatedAt')}
        disableSort
        render={(record) => <InstantText value={templateOf(record).updatedAt} />}
      />
      <Column
        source="updatedBy"
        label={say('fields.updatedBy')}
        disableSort
        render={(record) => templateOf(record).updatedBy ?? '–'}
      />
    </HouseList>
  );
}
