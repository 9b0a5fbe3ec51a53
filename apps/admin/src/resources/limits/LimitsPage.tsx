import { useQuery } from '@tanstack/react-query';
import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { LIMIT_ROLES, type LimitRole, type LimitView } from '@ur-desk/domain/limits';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { limitMessages } from './limit.messages';
import { LimitDialog } from './LimitDialog';
import { useMeasureText } from './use-measure-text';

const MOST = 100;

/** All limits of all roles: they are few. */
function useLimits() {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['settings/limits'],
    queryFn: async ({ signal }) => {
      const { data } = await dataProvider.getList<LimitView>('settings/limits', {
        filter: {},
        sort: { field: 'id', order: 'ASC' },
        pagination: { page: 1, perPage: MOST },
        signal,
      });
      return data;
    },
    staleTime: 0,
  });
}

interface RoleLimitsProps {
  role: LimitRole;
  limits: readonly LimitView[];
  onEdit: (limit: LimitView) => void;
}

function RoleLimits({ role, limits, onEdit }: RoleLimitsProps) {
  const say = useSay(limitMessages);
  const translate = useTranslate();
  const mayChange = useMay('settings:update');
  const { nameOf, textOf } = useMeasureText();
  const roleName = translate(`desk.roles.${role}`);
  const amount = (part: 'perAction' | 'perCustomerDay' | 'perAgentDay'): TableColumn<LimitView> => ({
    label: say(`fields.${part}`),
    align: 'right',
    render: (limit) => textOf(limit.measure, limit[part]),
  });
  const edit: TableColumn<LimitView> = {
    label: '',
    key: 'edit',
    align: 'right',
    render: (limit) => (
      <Button
        onClick={() => onEdit(limit)}
        aria-label={say('edit', { measure: nameOf(limit.measure), role: roleName })}
      >
        {say('editShort')}
      </Button>
    ),
  };
  const columns: TableColumn<LimitView>[] = [
    { label: say('measure'), render: ({ measure }) => nameOf(measure) },
    amount('perAction'),
    amount('perCustomerDay'),
    amount('perAgentDay'),
    { label: say('changed'), render: ({ updatedAt }) => <InstantText value={updatedAt} /> },
    ...(mayChange ? [edit] : []),
  ];
  const title = say('of', { role: roleName });
  return (
    <Section title={title}>
      <HouseTable label={title} columns={columns} rows={limits.filter((limit) => limit.role === role)} />
    </Section>
  );
}

/** How much each role may do by hand without approval, and changing it for those who may. */
export function LimitsPage() {
  const say = useSay(limitMessages);
  const [edited, setEdited] = useState<LimitView | null>(null);
  return (
    <>
      <PageTitle title={say('title')} subtitle={say('intro')} />
      <Loaded query={useLimits()} lines={PAGE_LINES}>
        {(limits) => (
          <Stack sx={{ gap: 2 }}>
            {LIMIT_ROLES.map((role) => (
              <RoleLimits key={role} role={role} limits={limits} onEdit={setEdited} />
            ))}
          </Stack>
        )}
      </Loaded>
      {edited && <LimitDialog limit={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
