import { Dialog, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId } from 'react';
import { useInput, useNotify, useTranslate } from 'react-admin';
import { type LimitView, type Measure, UpdateLimitInput } from '@ur-desk/domain/limits';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { limitMessages } from './limit.messages';
import { MeasureField } from './MeasureField';
import { useMeasureText } from './use-measure-text';

const PARTS = ['perAction', 'perCustomerDay', 'perAgentDay'] as const;

function MeasureInput({ source, measure }: { source: (typeof PARTS)[number]; measure: Measure }) {
  const say = useSay(limitMessages);
  const { field, fieldState } = useInput({ source, format: (v: unknown) => v, parse: (v: unknown) => v });
  return (
    <MeasureField
      measure={measure}
      label={say(`fields.${source}`)}
      value={field.value as number | null}
      onChange={(value) => field.onChange(value ?? Number.NaN)}
      wrong={fieldState.error?.message ?? null}
    />
  );
}

/** Changes one limit of a role; two who change it at once are brought together. */
export function LimitDialog({ limit, onClose }: { limit: LimitView; onClose: () => void }) {
  const say = useSay(limitMessages);
  const translate = useTranslate();
  const notify = useNotify();
  const heading = useId();
  const { nameOf, textOf } = useMeasureText();
  const { id, measure, role, version, perAction, perCustomerDay, perAgentDay } = limit;
  const change = useAction<UpdateLimitInput, LimitView>(`settings/limits/${id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => {
      notify(say('saved'), { type: 'success' });
      onClose();
    },
  });
  const words = { measure: nameOf(measure), role: translate(`desk.roles.${role}`) };
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('editTitle', words)}</DialogTitle>
      <DialogContent>
        <HouseForm
          inputs={UpdateLimitInput}
          defaultValues={{ perAction, perCustomerDay, perAgentDay }}
          onSubmit={change.submit}
          submitLabel={say('save')}
          onCancel={onClose}
          versioned={{
            version,
            label: (field) => say(`fields.${field as (typeof PARTS)[number]}`),
            show: (field, values) => textOf(measure, Number(values[field])),
          }}
        >
          <Stack sx={{ gap: 1.5, pt: 1 }}>
            {PARTS.map((source) => (
              <MeasureInput key={source} source={source} measure={measure} />
            ))}
          </Stack>
        </HouseForm>
      </DialogContent>
    </Dialog>
  );
}
