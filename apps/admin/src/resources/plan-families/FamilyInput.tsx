import { SelectInput, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type OwnFamilyView } from '@ur-desk/domain/plan-families';
import { useSay } from '../../shared/messages';
import { planMessages } from '../plans/plan.messages';
import { usePlanFamilies } from './use-plan-families';

/** The family of a plan; `own` is the one that it is in, which may be offered no longer. */
export function FamilyInput({ own }: { own: OwnFamilyView | null }) {
  const say = useSay(planMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const offered = usePlanFamilies().filter(({ id, active }) => active && id !== own?.id);
  const families = own ? [own, ...offered] : offered;
  return (
    <SelectInput
      source="familyId"
      label={say('fields.family')}
      helperText={say('familyHint')}
      choices={families.map(({ id, name }) => ({ id, name: name[locale] }))}
      translateChoice={false}
      emptyText={say('noFamily')}
      parse={(id: string) => (id === '' ? null : id)}
    />
  );
}
