import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Box } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { type MeView } from '@ur-desk/domain/staff';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { reloadMe } from '../../providers/session';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section, Skeleton } from '../../shared/Section';
import { accountMessages } from './account.messages';
import { PasswordSection } from './PasswordSection';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionTable } from './SessionTable';

const ME = ['me'];

/** One's own account: second factor, password, sessions. */
export function AccountPage() {
  const say = useSay(accountMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const queries = useQueryClient();
  const me = useQuery({ queryKey: ME, queryFn: ({ signal }) => dataProvider.read<MeView>('me', { signal }) });
  if (me.error) return <ProblemNotice problem={me.error} onRetry={() => void me.refetch()} />;
  return (
    <>
      <PageTitle title={say('title')} subtitle={me.data && `${me.data.name} · ${me.data.email ?? ''}`} />
      {me.data ? (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: '1fr 1fr' }, alignItems: 'start' }}>
          <SecondFactorSection
            state={me.data.secondFactor}
            onChanged={() => void reloadMe().then(() => queries.invalidateQueries({ queryKey: ME }))}
          />
          <PasswordSection />
          <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
            <Section title={say('sessions')}>
              <SessionTable staffId={me.data.id} />
            </Section>
          </Box>
        </Box>
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}
