import { Dialog, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useNotify } from 'react-admin';
import { HouseForm } from '../../shared/HouseForm';
import { type InputsClass } from '../../shared/input-resolver';
import { useAction } from '../../shared/use-action';

interface SettingDialogProps<T extends object> {
  /** Below `settings/`: `risk-rules/<id>`. */
  path: string;
  title: string;
  inputs: InputsClass<T>;
  values: Partial<T>;
  version: number;
  /** What a field is called, and its value in words; for two who change it at once. */
  labelOf: (field: string) => string;
  textOf: (field: string, value: unknown) => string;
  submitLabel: string;
  saved: string;
  onClose: () => void;
  children: ReactNode;
}

/** Changes one row of settings under the version that is shown; two who change it at once are brought together. */
export function SettingDialog<T extends object>(props: SettingDialogProps<T>) {
  const { path, title, inputs, values, version, labelOf, textOf, saved, onClose } = props;
  const notify = useNotify();
  const heading = useId();
  const change = useAction<T, unknown>(`settings/${path}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => {
      notify(saved, { type: 'success' });
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <HouseForm
          inputs={inputs}
          defaultValues={values}
          onSubmit={change.submit}
          submitLabel={props.submitLabel}
          onCancel={onClose}
          versioned={{ version, label: labelOf, show: (field, all) => textOf(field, all[field]) }}
        >
          <Stack sx={{ gap: 1.5, pt: 1 }}>{props.children}</Stack>
        </HouseForm>
      </DialogContent>
    </Dialog>
  );
}
