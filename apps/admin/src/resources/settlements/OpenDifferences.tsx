import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { type SettlementLineView } from '@ur-desk/domain/settlements';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { settlementMessages } from './settlement.messages';

const SHOWN = 5;

/** On the home page, and only there while a provider and our books say different things. */
export function OpenDifferences() {
  const say = useSay(settlementMessages);
  const { data, total, error, refetch } = useGetList<SettlementLineView>('settlement-lines', {
    filter: { open: true },
    sort: { field: 'occurredAt', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <Section
      title={`${say('homeTitle')} (${total ?? data.length})`}
      actions={
        <Button component={Link} to="/settlements">
          {say('title')}
        </Button>
      }
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((line) => (
          <Box
            key={line.id}
            component="li"
            sx={{
              display: 'flex',
              gap: 2,
              py: 0.75,
              borderTop: 1,
              borderColor: 'divider',
              alignItems: 'baseline',
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <MuiLink component={Link} to={`/settlements/${line.settlementId}/show?line=${line.id}`}>
                {say(`classes.${line.class}`)} · {say(`kinds.${line.kind}`)}
              </MuiLink>
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                {[line.settlementReference, line.ours?.reference].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
            <Box sx={{ textAlign: 'right', flexShrink: 0 }}>
              <MoneyText value={line.theirs?.amount ?? line.ours?.amount} />
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                <InstantText value={line.occurredAt} />
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
