import AddIcon from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import { TextInput } from 'react-admin';
import { Link } from 'react-router-dom';
import { PROMOTION_STATUSES, type PromotionView } from '@ur-desk/domain/promotions';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { useMay } from '../../shared/use-may';
import { promotionMessages } from './promotion.messages';
import { usePromotionTexts } from './use-promotion-texts';

type Shown = NonNullable<PromotionView['current']>;

/** All promotions, by where their windows are now. */
export function PromotionList() {
  const say = useSay(promotionMessages);
  const { window, actions, nameOf, part } = usePromotionTexts();
  const mayCreate = useMay('promotions:create');
  const filters = [<TextInput key="q" source="q" label={say('search')} alwaysOn resettable />];
  const create = mayCreate && (
    <Button component={Link} to="/promotions/create" variant="contained" startIcon={<AddIcon />}>
      {say('create')}
    </Button>
  );
  const text = ({ current, draft }: PromotionView, of: (version: Shown) => string) => {
    const version = current ?? draft;
    return version ? of(version) : '–';
  };
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'startsAt', order: 'DESC' }}
      filters={filters}
      tabs={
        <StatusTabs
          source="status"
          label={say('fields.status')}
          choices={PROMOTION_STATUSES.map((id) => ({ id, name: say(`statuses.${id}`) }))}
        />
      }
      actions={create}
    >
      <Column<PromotionView> source="name" label={say('fields.name')} link disableSort render={nameOf} />
      <Column<PromotionView> source="code" label={say('fields.code')} />
      <Column<PromotionView>
        source="status"
        label={say('fields.status')}
        disableSort
        render={({ status }) => <StatusChip status={status} label={say(`statuses.${status}`)} />}
      />
      <Column<PromotionView>
        source="actions"
        label={say('fields.actions')}
        disableSort
        render={(promotion) => text(promotion, actions)}
      />
      <Column<PromotionView>
        source="criteria"
        label={say('fields.criteria')}
        disableSort
        render={(promotion) => text(promotion, (version) => part(version, 'criteria'))}
      />
      <Column<PromotionView>
        source="startsAt"
        label={say('fields.window')}
        render={(promotion) => <Box sx={{ minWidth: 180 }}>{text(promotion, window)}</Box>}
      />
      <NumberColumn<PromotionView>
        source="priority"
        label={say('fields.priority')}
        disableSort
        render={(promotion) => text(promotion, ({ priority }) => String(priority))}
      />
    </HouseList>
  );
}
