import { Alert, Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import {
  type AnonymiseBlocker,
  type AnonymiseBlockerKind,
  type AnonymisePreviewView,
  type ErasedKind,
  type KeptKind,
} from '@ur-desk/domain/person-data';
import { useSay } from '../../shared/messages';
import { useMoneyText } from '../payments/use-money-text';
import { personDataMessages } from './person-data.messages';

/** Where each is looked at; a line has no page of its own, the customer's shows it. */
const PATHS: Record<AnonymiseBlockerKind, string | null> = {
  payment: 'payments',
  refund: 'refunds',
  dispute: 'disputes',
  approval: 'approvals',
  line: null,
};

function Blocker({ kind, id, reference }: AnonymiseBlocker) {
  const path = PATHS[kind];
  if (path === null) return <>{reference}</>;
  return (
    <MuiLink component={Link} to={`/${path}/${id}/show`}>
      {reference}
    </MuiLink>
  );
}

interface CountsProps {
  title: string;
  counts: readonly { kind: ErasedKind | KeptKind; count: number }[];
}

function Counts({ title, counts }: CountsProps) {
  const say = useSay(personDataMessages);
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <Typography variant="subtitle2" component="h3" id={heading} sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', gap: '4px 24px' }}>
        {counts.map(({ kind, count }) => (
          <Box key={kind} sx={{ display: 'contents' }}>
            <Typography variant="body2" component="dt">
              {say(`anonymise.kinds.${kind}`)}
            </Typography>
            <Typography variant="body2" component="dd" sx={{ m: 0, textAlign: 'right' }}>
              {count}
            </Typography>
          </Box>
        ))}
      </Box>
    </section>
  );
}

/** What is in the way: an account that is not closed, a debt, or what has not come to its end. */
function Obstacles({ preview }: { preview: AnonymisePreviewView }) {
  const say = useSay(personDataMessages);
  const moneyText = useMoneyText();
  const { closed, owed, blockers } = preview;
  if (!closed) return <Alert severity="warning">{say('anonymise.open')}</Alert>;
  if (owed.amount > 0)
    return <Alert severity="warning">{say('anonymise.owed', { amount: moneyText(owed) })}</Alert>;
  if (blockers.length === 0) return null;
  return (
    <Alert severity="warning">
      {say('anonymise.blocked')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {blockers.map((blocker) => (
          <li key={blocker.id}>
            {say(`anonymise.blockers.${blocker.kind}`)} <Blocker {...blocker} />
          </li>
        ))}
      </Box>
    </Alert>
  );
}

/** What is removed and what is kept, before anybody asks for it. */
export function AnonymisePreview({ preview }: { preview: AnonymisePreviewView }) {
  const say = useSay(personDataMessages);
  return (
    <Stack sx={{ gap: 2 }}>
      <Obstacles preview={preview} />
      <Counts title={say('anonymise.removed')} counts={preview.removed} />
      <Counts title={say('anonymise.kept')} counts={preview.kept} />
    </Stack>
  );
}
