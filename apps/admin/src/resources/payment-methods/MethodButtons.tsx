import MoreIcon from '@mui/icons-material/MoreVertOutlined';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useMethodText } from '../payments/CardText';
import { paymentMethodMessages } from './payment-method.messages';
import { ReasonDialog } from './ReasonDialog';
import { RemoveMethodDialog } from './RemoveMethodDialog';

interface MethodButtonsProps {
  customerId: string;
  method: PaymentMethodView;
}

interface Choice {
  name: 'makeDefault' | 'allowAutomatic' | 'forbidAutomatic' | 'block' | 'lift' | 'remove';
  choose: () => void;
}

/** What may be done with a method now, by this role. */
function useChoices(
  method: PaymentMethodView,
  open: (dialog: 'block' | 'lift' | 'remove') => void,
): Choice[] {
  const say = useSay(paymentMethodMessages);
  const notify = useNotify();
  const name = useMethodText()(method);
  const mayUpdate = useMay('paymentMethods:update');
  const mayRemove = useMay('paymentMethods:remove');
  const mayBlock = useMay('paymentBlocks:create');
  const mayLift = useMay('paymentBlocks:lift');
  const path = `payment-methods/${method.id}`;
  const settings = {
    idempotent: false,
    onDone: () => notify(say('changed', { method: name }), { type: 'success' }),
  } as const;
  const makeDefault = useAction<object, PaymentMethodView>(`${path}/make-default`, settings);
  const consent = useAction<object, PaymentMethodView>(`${path}/consent`, settings);
  const allows = method.automaticUseSince !== null;
  const choices: (Choice & { offered: boolean })[] = [
    {
      name: 'makeDefault',
      offered: mayUpdate && method.usable && !method.isDefault,
      choose: () => void makeDefault.run({}),
    },
    {
      name: allows ? 'forbidAutomatic' : 'allowAutomatic',
      offered: mayUpdate && (allows || method.usable),
      choose: () => void consent.run({ automaticUse: !allows }),
    },
    { name: 'block', offered: mayBlock && method.block === null, choose: () => open('block') },
    { name: 'lift', offered: mayLift && method.block !== null, choose: () => open('lift') },
    { name: 'remove', offered: mayRemove, choose: () => open('remove') },
  ];
  return choices.filter(({ offered }) => offered);
}

/** A menu with what can be done with one method. */
export function MethodButtons({ customerId, method }: MethodButtonsProps) {
  const say = useSay(paymentMethodMessages);
  const name = useMethodText()(method);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'block' | 'lift' | 'remove' | null>(null);
  const choices = useChoices(method, setDialog);
  const close = () => setDialog(null);
  if (choices.length === 0) return null;
  return (
    <>
      <IconButton
        size="small"
        aria-haspopup="menu"
        aria-label={say('of', { action: say('method'), method: name })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {choices.map((choice) => (
          <MenuItem
            key={choice.name}
            onClick={() => {
              setAnchor(null);
              choice.choose();
            }}
          >
            {say(choice.name)}
          </MenuItem>
        ))}
      </Menu>
      {dialog === 'block' && (
        <ReasonDialog
          title={say('blockTitle', { method: name })}
          text={say('blockText')}
          path="payment-blocks"
          body={{ customerId, methodId: method.id }}
          asksForEnd
          submitLabel={say('blockSubmit')}
          done={say('blockDone')}
          onClose={close}
        />
      )}
      {dialog === 'lift' && method.block && (
        <ReasonDialog
          title={say('liftTitle', { method: name })}
          path={`payment-blocks/${method.block.id}/lift`}
          submitLabel={say('liftSubmit')}
          done={say('liftDone')}
          onClose={close}
        />
      )}
      {dialog === 'remove' && <RemoveMethodDialog method={method} name={name} onClose={close} />}
    </>
  );
}
