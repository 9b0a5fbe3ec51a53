import { TextInput } from 'react-admin';
import { CreateSavedViewInput, type SavedViewView } from '@ur-desk/domain/saved-views';
import { HouseForm } from '../../shared/HouseForm';
import { SwitchInput } from '../../shared/SwitchInput';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { savedViewMessages } from './saved-view.messages';
import { useShownView } from '../../shared/use-shown-view';

interface ViewFormProps {
  /** Left out: what is shown is kept as a new one. */
  view?: SavedViewView | undefined;
  onClose: () => void;
}

/** Keeps what is shown under a name, or changes the name of what is kept and who sees it. */
export function ViewForm({ view, onClose }: ViewFormProps) {
  const say = useSay(savedViewMessages);
  const { keep, remember } = useShownView();
  const onDone = (saved: SavedViewView): void => {
    remember(saved);
    onClose();
  };
  const save = useAction<CreateSavedViewInput, SavedViewView>('saved-views', { idempotent: false, onDone });
  const change = useAction<Partial<CreateSavedViewInput>, SavedViewView>(`saved-views/${view?.id ?? ''}`, {
    method: 'PATCH',
    idempotent: false,
    ...(view ? { ifMatch: view.version } : {}),
    onDone,
  });
  const submit = ({ name, shared = false }: CreateSavedViewInput) =>
    view ? change.submit({ name, shared }) : save.submit(keep({ name, shared }));
  return (
    <HouseForm
      inputs={CreateSavedViewInput}
      defaultValues={
        view ? { ...keep(view), name: view.name, shared: view.shared } : keep({ name: '', shared: false })
      }
      onSubmit={submit}
      submitLabel={say('save')}
      onCancel={onClose}
    >
      <TextInput source="name" label={say('name')} autoComplete="off" autoFocus fullWidth />
      <SwitchInput source="shared" label={say('shared')} />
    </HouseForm>
  );
}
