import { Button, Stack } from '@mui/material';
import { type ReactNode, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Form, useTranslate } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { ProblemError } from '../providers/problem-error';
import { type InputsClass, inputResolver } from './input-resolver';
import { ProblemNotice } from './ProblemNotice';

interface HouseFormProps<T extends object> {
  /** The domain's class of the body: the check and the whitelist. */
  inputs: InputsClass<T>;
  defaultValues?: Partial<T>;
  /** Problems that it throws are shown at their fields or above the button. */
  onSubmit: (body: T) => Promise<unknown>;
  submitLabel?: string;
  onCancel?: () => void;
  /** A problem that the page knows of (of `useAction`), shown above the button. */
  problem?: unknown;
  children: ReactNode;
}

const hasFieldErrors = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.errors.length > 0;

function Buttons({
  submitLabel,
  onCancel,
}: {
  submitLabel?: string | undefined;
  onCancel?: (() => void) | undefined;
}) {
  const translate = useTranslate();
  const { isSubmitting } = useFormState();
  return (
    <Stack direction="row" sx={{ gap: 1, mt: 2 }}>
      <Button type="submit" variant="contained" disabled={isSubmitting}>
        {submitLabel ?? translate('desk.actions.save')}
      </Button>
      {onCancel && (
        <Button color="inherit" onClick={onCancel} disabled={isSubmitting}>
          {translate('desk.actions.cancel')}
        </Button>
      )}
    </Stack>
  );
}

/**
 * A form that is checked by the domain's inputs class as one types, guards unsaved changes, waits for the server, and
 * shows what the server refuses where it was typed. The children are inputs with `source`.
 */
export function HouseForm<T extends object>(props: HouseFormProps<T>) {
  const { inputs, defaultValues, onSubmit, submitLabel, onCancel, problem, children } = props;
  const resolver = useMemo(() => inputResolver(inputs), [inputs]);
  const [refused, setRefused] = useState<unknown>(null);
  // Off while it is being saved: `onSubmit` may leave the page when it is done.
  const [guarded, setGuarded] = useState(true);
  const submit = async (body: unknown) => {
    flushSync(() => {
      setRefused(null);
      setGuarded(false);
    });
    try {
      await onSubmit(body as T);
      return undefined;
    } catch (error) {
      setRefused(error);
      setGuarded(true);
      return hasFieldErrors(error) ? error.body.errors : undefined;
    }
  };
  return (
    <Form
      resolver={resolver}
      onSubmit={submit}
      mode="onBlur"
      reValidateMode="onChange"
      warnWhenUnsavedChanges={guarded}
      {...(defaultValues ? { defaultValues } : {})}
    >
      {children}
      <ProblemNotice problem={refused ?? problem} />
      <Buttons submitLabel={submitLabel} onCancel={onCancel} />
    </Form>
  );
}
