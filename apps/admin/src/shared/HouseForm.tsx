import { Button, Stack } from '@mui/material';
import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { Form, useResourceContext, useTranslate } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import { ProblemError } from '../providers/problem-error';
import { type InputsClass, inputResolver } from './input-resolver';
import { ProblemNotice } from './ProblemNotice';
import { useMergedSave, type Versioned } from './use-merged-save';
import { valueText } from './value-text';

const FormConflictDialog = lazy(async () => ({
  default: (await import('./FormConflictDialog')).FormConflictDialog,
}));

/** What a form of a record needs that others may change meanwhile: the API refuses with 412 what rests on an old version. */
export interface VersionedForm extends Versioned {
  /** What a field is called; the label of the resource's field when left out. */
  label?: (field: string) => string;
  /** A field's value in words; numbers and texts as they are when left out. */
  show?: (field: string, values: Record<string, unknown>) => ReactNode;
}

interface HouseFormProps<T extends object> {
  /** The domain's class of the body: the check and the whitelist. */
  inputs: InputsClass<T>;
  /** The values with which it opens; what the page reads again later does not touch what is typed. */
  defaultValues?: Partial<T>;
  /** Problems that it throws are shown at their fields or above the button; `ifMatch` is there for a `versioned` form. */
  onSubmit: (body: T, under?: { ifMatch: number }) => Promise<unknown>;
  /** Of a record that others may change meanwhile: brings both together, asks where both changed the same field. */
  versioned?: VersionedForm;
  submitLabel?: string;
  /** Other ways to save, with buttons beside the first. */
  others?: readonly OtherWay<T>[];
  onCancel?: () => void;
  /** A problem that the page knows of (of `useAction`), shown above the button. */
  problem?: unknown;
  children: ReactNode;
}

interface OtherWay<T> {
  label: string;
  onSubmit: (body: T) => Promise<unknown>;
  /** Ctrl+Enter anywhere in the form saves by it (Command+Enter on a Mac); of one way at most. */
  isKeyed?: boolean;
}

/** What the form's frame does to the fields within. */
interface FormHandle {
  put: (values: Record<string, unknown>) => void;
  submit: () => void;
}

const hasFieldErrors = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.errors.length > 0;

interface ButtonsProps {
  handle: RefObject<FormHandle | null>;
  submitLabel?: string | undefined;
  others: readonly Pick<OtherWay<never>, 'label' | 'isKeyed'>[];
  onWay: (way: Way) => void;
  onCancel?: (() => void) | undefined;
}

/** By which button it is saved: a place among the `others`; Enter in a field is the first button. */
type Way = number | 'first';

/** Ctrl+Enter in the form that holds the button clicks it. */
function useFormKey(button: RefObject<HTMLButtonElement | null>, isOn: boolean) {
  useEffect(() => {
    const form = button.current?.form;
    if (!isOn || !form) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      button.current?.click();
    };
    form.addEventListener('keydown', onKey);
    return () => form.removeEventListener('keydown', onKey);
  }, [button, isOn]);
}

interface OtherButtonProps extends Pick<OtherWay<never>, 'label' | 'isKeyed'> {
  disabled: boolean;
  onClick: () => void;
}

function OtherButton({ label, isKeyed = false, ...props }: OtherButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFormKey(button, isKeyed);
  return (
    <Button
      type="submit"
      variant="outlined"
      ref={button}
      {...(isKeyed ? { 'aria-keyshortcuts': 'Control+Enter Meta+Enter', title: 'Ctrl+Enter' } : {})}
      {...props}
    >
      {label}
    </Button>
  );
}

function Buttons({ handle, submitLabel, others, onWay, onCancel }: ButtonsProps) {
  const translate = useTranslate();
  const { isSubmitting } = useFormState();
  const { setValue } = useFormContext();
  const button = useRef<HTMLButtonElement>(null);
  useImperativeHandle(handle, () => ({
    put: (values) => {
      for (const [field, value] of Object.entries(values)) setValue(field, value, { shouldDirty: true });
    },
    submit: () => button.current?.form?.requestSubmit(),
  }));
  return (
    <Stack direction="row" sx={{ gap: 1, mt: 2, flexWrap: 'wrap' }}>
      <Button
        type="submit"
        variant="contained"
        disabled={isSubmitting}
        ref={button}
        onClick={() => onWay('first')}
      >
        {submitLabel ?? translate('desk.actions.save')}
      </Button>
      {others.map(({ label, isKeyed = false }, place) => (
        <OtherButton
          key={label}
          label={label}
          isKeyed={isKeyed}
          disabled={isSubmitting}
          onClick={() => onWay(place)}
        />
      ))}
      {onCancel && (
        <Button color="inherit" onClick={onCancel} disabled={isSubmitting}>
          {translate('desk.actions.cancel')}
        </Button>
      )}
    </Stack>
  );
}

/** Saves what the form holds: guards it until it is saved, keeps the refusal, knows the conflict. */
function useSubmit<T extends object>(props: HouseFormProps<T>, handle: RefObject<FormHandle | null>) {
  const [refused, setRefused] = useState<unknown>(null);
  // Off while it is being saved: `onSubmit` may leave the page when it is done.
  const [guarded, setGuarded] = useState(true);
  const way = useRef<Way>('first');
  const saving = useMergedSave<T>({
    base: props.defaultValues ?? {},
    versioned: props.versioned,
    write: (...saved) => {
      const other = way.current === 'first' ? undefined : props.others?.[way.current];
      return other ? other.onSubmit(saved[0]) : props.onSubmit(...saved);
    },
    show: (values) => handle.current?.put(values),
  });
  const submit = async (body: unknown) => {
    flushSync(() => {
      setRefused(null);
      setGuarded(false);
    });
    try {
      setGuarded(!(await saving.save(body as T)));
      return undefined;
    } catch (error) {
      setRefused(error);
      setGuarded(true);
      return hasFieldErrors(error) ? error.body.errors : undefined;
    }
  };
  const saveBy = (by: Way) => {
    way.current = by;
  };
  return { ...saving, submit, refused, guarded, saveBy };
}

/**
 * A form that is checked by the domain's inputs class as one types, guards unsaved changes, waits for the server, and
 * shows what the server refuses where it was typed. The children are inputs with `source`.
 */
export function HouseForm<T extends object>(props: HouseFormProps<T>) {
  const { inputs, versioned, submitLabel, others = [], onCancel, problem, children } = props;
  const resource = useResourceContext();
  const translate = useTranslate();
  const resolver = useMemo(() => inputResolver(inputs), [inputs]);
  const [defaultValues] = useState(props.defaultValues);
  const handle = useRef<FormHandle>(null);
  const { submit, refused, guarded, saveBy, conflict, decide, keepEditing } = useSubmit(props, handle);
  const labelOf = (field: string) => translate(`resources.${resource}.fields.${field}`, { _: field });
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
      <Buttons handle={handle} submitLabel={submitLabel} others={others} onWay={saveBy} onCancel={onCancel} />
      {conflict && (
        <Suspense>
          <FormConflictDialog
            conflict={conflict}
            label={versioned?.label ?? labelOf}
            show={versioned?.show ?? ((field, values) => valueText(values[field]))}
            onDecide={(sides) => {
              decide(sides);
              handle.current?.submit();
            }}
            onClose={keepEditing}
          />
        </Suspense>
      )}
    </Form>
  );
}
