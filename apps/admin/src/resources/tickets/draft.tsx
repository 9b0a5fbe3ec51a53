import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';

/** What is being typed, kept outside of the form that it is typed in. */
export interface Draft {
  text: string;
  /** Another one when it was sent: the form begins anew. */
  round: number;
  onDraft: (text: string) => void;
  onDone: () => void;
}

/** Within a form: tells what its text is by now. */
export function KeepDraft({ onDraft }: Pick<Draft, 'onDraft'>) {
  const text: unknown = useWatch({ name: 'text' });
  useEffect(() => {
    onDraft(typeof text === 'string' ? text : '');
  }, [text, onDraft]);
  return null;
}
