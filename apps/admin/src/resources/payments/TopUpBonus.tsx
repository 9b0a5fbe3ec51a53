import { Alert } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type TopUpOfferView } from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { paymentMessages } from './payment.messages';
import { useMoneyText } from './use-money-text';

/** What promotions give with the top-up, each with its name and how long it can be spent; nothing where there is none. */
export function TopUpBonus({ offer }: { offer: TopUpOfferView | undefined }) {
  const say = useSay(paymentMessages);
  const moneyText = useMoneyText();
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!offer || offer.bonuses.length === 0) return null;
  return (
    <Alert severity="success" role="note">
      {offer.bonuses.map(({ promotionId, code, name, amount, validDays }) => {
        const given = { amount: moneyText(amount), name: name[locale] || code };
        return (
          <div key={promotionId}>
            {validDays === null
              ? say('topUp.bonus', given)
              : say('topUp.bonusDays', { ...given, days: validDays })}
          </div>
        );
      })}
    </Alert>
  );
}
