import { Button, Link as MuiLink, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import {
  BACKTEST_MODES,
  type BacktestMode,
  type BacktestView,
  type CreateBacktestInput,
} from '@ur-desk/domain/backtests';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { RelatedRow, RelatedRows } from '../../shared/RelatedRows';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { CountField } from '../promotions/inputs';
import { backtestMessages } from './backtest.messages';

const USUAL_DAYS = 30;

function Order({ promotionId }: { promotionId: string }) {
  const say = useSay(backtestMessages);
  const navigate = useNavigate();
  const [days, setDays] = useState<number | null>(USUAL_DAYS);
  const [mode, setMode] = useState<BacktestMode>('beside');
  const { run, pending, problem } = useAction<CreateBacktestInput, BacktestView>(
    `promotions/${promotionId}/backtests`,
    { onDone: ({ id }) => void navigate(`/backtests/${id}/show`) },
  );
  return (
    <Stack
      component="form"
      sx={{ gap: 1.5, mb: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (days !== null) void run({ days, mode });
      }}
    >
      <Typography variant="body2">{say('intro')}</Typography>
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <CountField label={say('days')} value={days} onChange={setDays} />
        <TextField
          select
          label={say('mode')}
          value={mode}
          onChange={(event) => setMode(event.target.value as BacktestMode)}
          sx={{ minWidth: 180 }}
        >
          {BACKTEST_MODES.map((id) => (
            <MenuItem key={id} value={id}>
              {say(`modes.${id}`)}
            </MenuItem>
          ))}
        </TextField>
        <Button type="submit" variant="contained" disabled={pending || days === null}>
          {say('run')}
        </Button>
      </Stack>
      <ProblemNotice problem={problem} />
    </Stack>
  );
}

/** What a promotion would have cost: the way to ask, and what was asked before. */
export function PromotionBacktests({ promotionId, over }: { promotionId: string; over: boolean }) {
  const say = useSay(backtestMessages);
  const mayRun = useMay('promotions:update');
  return (
    <Section title={say('section')}>
      {mayRun && !over && <Order promotionId={promotionId} />}
      <RelatedRows<BacktestView>
        resource="backtests"
        filter={{ promotionId }}
        isChanging={({ state }) => state === 'running'}
        empty={say('none')}
      >
        {({ id, days, mode, state, versionNo, createdAt, createdBy }) => (
          <RelatedRow
            lead={
              <MuiLink component={Link} to={`/backtests/${id}/show`}>
                {say('subtitle', { version: versionNo, days, mode: say(`modes.${mode}`) })}
              </MuiLink>
            }
            trail={<StatusChip status={state} label={say(`states.${state}`)} />}
            caption={
              <>
                {createdBy} · <InstantText value={createdAt} />
              </>
            }
          />
        )}
      </RelatedRows>
    </Section>
  );
}
