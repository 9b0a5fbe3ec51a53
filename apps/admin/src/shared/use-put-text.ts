import { type FocusEvent, useCallback, useRef } from 'react';
import { useFormContext } from 'react-hook-form';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Puts text into the field of a form in which the cursor was last, where it was. Give `onFocus` to the fields that take it; `first` takes
 * it, at its end, while none had the cursor.
 */
export function usePutText(first: string) {
  const { setValue, getValues } = useFormContext<Record<string, string | null>>();
  const last = useRef<Field | null>(null);
  const put = useCallback(
    (text: string) => {
      const field = last.current;
      const name = field?.name ?? first;
      const value = getValues(name) ?? '';
      const from = field?.selectionStart ?? value.length;
      const to = field?.selectionEnd ?? value.length;
      setValue(name, value.slice(0, from) + text + value.slice(to), { shouldDirty: true });
      field?.focus();
      requestAnimationFrame(() => field?.setSelectionRange(from + text.length, from + text.length));
    },
    [first, getValues, setValue],
  );
  const onFocus = useCallback(({ currentTarget }: FocusEvent<Field>) => {
    last.current = currentTarget;
  }, []);
  return { put, onFocus };
}
