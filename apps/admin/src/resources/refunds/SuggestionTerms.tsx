import { Box, Chip, Stack, Typography } from '@mui/material';
import { type RefundSuggestion, type UseTerm } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';
import { usePercentText, useUseText } from './use-use-text';

const BPS_PER_PERCENT = 100;

/** One part of the plan: how much of it is used, as a bar and in words. */
function Term({ term }: { term: UseTerm }) {
  const say = useSay(refundMessages);
  const useText = useUseText();
  const percent = usePercentText();
  const colour = term.decides ? 'secondary.main' : 'text.disabled';
  const words = {
    used: useText(term.kind, term.used),
    total: useText(term.kind, term.total),
    percent: percent(term.usedBps),
  };
  return (
    <Box component="li">
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
          <Typography variant="body2" sx={{ fontWeight: term.decides ? 650 : 450 }}>
            {say(`uses.${term.kind}`)}
          </Typography>
          {term.decides && (
            <Chip size="small" variant="outlined" label={say('decides')} sx={{ height: 20 }} />
          )}
        </Stack>
        <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {say('usedOf', words)}
        </Typography>
      </Stack>
      <Box
        aria-hidden
        sx={{ height: 6, borderRadius: 3, bgcolor: 'action.selected', overflow: 'hidden', mt: 0.5 }}
      >
        <Box sx={{ width: `${term.usedBps / BPS_PER_PERCENT}%`, height: '100%', bgcolor: colour }} />
      </Box>
    </Box>
  );
}

/** The sentence that says why the amount is what it is. */
export function useBasisText(): (suggestion: RefundSuggestion) => string {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const percent = usePercentText();
  return ({ basis, paid, usedBps, terms }) => {
    const kind = terms.find((term) => term.decides)?.kind;
    return say(`bases.${basis}`, {
      paid: moneyText(paid),
      percent: percent(usedBps),
      kind: kind ? say(`uses.${kind}`) : '',
    });
  };
}

/** Every term of the calculation; nothing where there is none. */
export function SuggestionHow({ suggestion: { terms } }: { suggestion: RefundSuggestion }) {
  const say = useSay(refundMessages);
  if (terms.length === 0) return null;
  return (
    <Stack component="ul" aria-label={say('how')} sx={{ listStyle: 'none', m: 0, p: 0, gap: 1.25 }}>
      {terms.map((term) => (
        <Term key={term.kind} term={term} />
      ))}
    </Stack>
  );
}

/** The suggested amount with every term of its calculation (rules 7). */
export function SuggestionTerms({ suggestion }: { suggestion: RefundSuggestion }) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const basisText = useBasisText();
  const { amount, alreadyRefunded, terms } = suggestion;
  return (
    <Box>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'baseline', gap: 2 }}>
        <Typography variant="subtitle2" component="h3">
          {say('suggestion')}
        </Typography>
        <Typography component="p" sx={{ fontSize: '1.375rem', letterSpacing: '-0.01em' }}>
          <MoneyText strong value={amount} />
        </Typography>
      </Stack>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: terms.length > 0 ? 1.5 : 0 }}>
        {basisText(suggestion)}
        {alreadyRefunded.amount > 0 && ` ${say('alreadyRefunded', { amount: moneyText(alreadyRefunded) })}`}
      </Typography>
      <SuggestionHow suggestion={suggestion} />
    </Box>
  );
}
