import ExpandIcon from '@mui/icons-material/ExpandMore';
import { Box, Button, Collapse, Stack, Typography } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { BPS_PER_WHOLE, formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { PRICE_RULES } from '@ur-desk/domain/pricing';
import { type PriceView } from '@ur-desk/domain/renewals';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { bonusText } from '../customers/allowance-text';
import { renewalMessages } from './renewal.messages';

function Row({
  label,
  children,
  strong = false,
}: {
  label: ReactNode;
  children: ReactNode;
  strong?: boolean;
}) {
  return (
    <Stack
      direction="row"
      sx={{ justifyContent: 'space-between', gap: 2, fontWeight: strong ? 650 : 'inherit' }}
    >
      <span>{label}</span>
      <span>{children}</span>
    </Stack>
  );
}

const percent = (bps: number): string => String(bps / (BPS_PER_WHOLE / 100));

interface PriceLinesProps {
  price: PriceView;
  /** What became of every promotion. */
  verdicts: ReactNode;
  /** Whether the reasons stand open from the beginning. */
  explained?: boolean;
}

/** Every rule with its verdict, those that changed nothing, too (task T5). */
function Why({ price, verdicts: ofPromotions, explained = false }: PriceLinesProps) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const [open, setOpen] = useState(explained);
  const id = useId();
  const verdicts = PRICE_RULES.flatMap((rule) => [
    ...price.lines
      .filter((line) => line.rule === rule)
      .map((line) => ({
        key: `${rule} ${line.code}`,
        rule,
        name: line.name?.[locale] ?? line.code,
        text: say('applied', { amount: formatMoney(line.amount, LOCALE_TAGS[locale]) }),
      })),
    ...price.bonuses
      .filter((bonus) => bonus.rule === rule)
      .map(({ code, name, kind, quantity }) => ({
        key: `${rule} ${code} ${kind}`,
        rule,
        name: name?.[locale] ?? code,
        text: say('bonusGiven', { what: `${say(`kinds.${kind}`)} ${bonusText(kind, quantity, locale)}` }),
      })),
    ...price.notApplied
      .filter((not) => not.rule === rule)
      .map((not) => ({
        key: `${rule} ${not.code ?? ''}`,
        rule,
        name: not.name?.[locale] ?? null,
        text: say(`notApplied.${not.reason}`, { code: not.code ?? '' }),
      })),
  ]);
  return (
    <>
      <Button
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        aria-controls={id}
        endIcon={<ExpandIcon sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
        sx={{ ml: -1.5 }}
      >
        {say('why')}
      </Button>
      <Collapse in={open} id={id} unmountOnExit>
        <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
          {verdicts.map(({ key, rule, name, text }) => (
            <Typography component="li" variant="body2" key={key}>
              <strong>{say(`rules.${rule}`)}</strong>
              {name && ` (${name})`} – {text}
            </Typography>
          ))}
        </Box>
        {ofPromotions}
      </Collapse>
    </>
  );
}

/** The price line by line, its total with the tax in it, and why. */
export function PriceLines(props: PriceLinesProps) {
  const { price } = props;
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box sx={{ fontSize: '0.875rem' }}>
      {price.lines.map((line) => (
        <Row
          key={`${line.rule} ${line.code}`}
          label={
            <>
              {say(`rules.${line.rule}`)}: {line.name?.[locale] ?? line.code}
              {line.rule === 'coupon' && line.name && ` (${line.code})`}
              {line.limitedByFloor && ` (${say('limitedByFloor')})`}
              {line.limitedByBudget && ` (${say('limitedByBudget')})`}
            </>
          }
        >
          <MoneyText value={line.amount} />
        </Row>
      ))}
      <Box sx={{ borderTop: 1, borderColor: 'divider', mt: 0.75, pt: 0.75, fontSize: '1rem' }}>
        <Row label={say('total')} strong>
          <MoneyText value={price.total} strong />
        </Row>
      </Box>
      {price.taxRateBps > 0 && (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', textAlign: 'right' }}>
          {say('taxIncluded', { rate: percent(price.taxRateBps) })} <MoneyText value={price.taxIncluded} />
        </Typography>
      )}
      <Why {...props} />
    </Box>
  );
}
