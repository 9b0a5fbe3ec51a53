import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import {
  IMPORT_TARGETS,
  type ColumnMapping,
  type ImportDefaults,
  type ImportTarget,
  type ImportView,
} from '@ur-desk/domain/imports';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { type Side } from '../../shared/conflict';
import { FormConflictDialog } from '../../shared/FormConflictDialog';
import { useSay } from '../../shared/messages';
import { useMergedSave } from '../../shared/use-merged-save';
import { valueText } from '../../shared/value-text';
import { importMessages } from './import.messages';
import { useImportStep } from './use-import-step';

export interface MappingDraft {
  mapping: ColumnMapping[];
  defaults: ImportDefaults;
  source: string;
}

/** Each column is a field of its own, so that two people who choose for different columns do not collide. */
type Flat = Record<string, string>;

const COLUMN = 'column ';
const DEFAULTS = ['country', 'locale', 'zone', 'walletCurrency'] as const;

const flat = ({ mapping, defaults, source }: MappingDraft): Flat => ({
  source: source.trim(),
  ...Object.fromEntries(DEFAULTS.map((name) => [name, defaults[name]])),
  ...Object.fromEntries(mapping.map(({ column, target }) => [COLUMN + column, target])),
});

const draftOf = (values: Flat, { mapping }: MappingDraft): MappingDraft => ({
  source: values['source'] ?? '',
  defaults: Object.fromEntries(DEFAULTS.map((name) => [name, values[name]])) as unknown as ImportDefaults,
  mapping: mapping.map(({ column }) => ({
    column,
    target: (values[COLUMN + column] ?? 'custom') as ImportTarget,
  })),
});

const isTarget = (text: string): text is ImportTarget => (IMPORT_TARGETS as readonly string[]).includes(text);

/** What is being chosen for the columns; it is saved over somebody else's choice only after that was shown. */
export function useMappingDraft(job: ImportView) {
  const say = useSay(importMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { mapping, defaults, source, version } = job;
  const [draft, setDraft] = useState<MappingDraft>({ mapping, defaults, source });
  const { check, pending, problem } = useImportStep(job);
  const { save, conflict, decide, keepEditing } = useMergedSave<Flat>({
    base: flat(job),
    versioned: { version, valuesIn: flat },
    write: (values, under) =>
      dataProvider.action<ImportView>(`imports/${job.id}`, draftOf(values, draft), {
        method: 'PATCH',
        ...under,
      }),
    show: (values) => setDraft((before) => draftOf(values as Flat, before)),
  });
  const label = (field: string): string => {
    if (field.startsWith(COLUMN)) return say('targetOf', { column: field.slice(COLUMN.length) });
    return field === 'source' ? say('fields.source') : say(`targets.${field as (typeof DEFAULTS)[number]}`);
  };
  const show = (field: string, values: Record<string, unknown>) => {
    const text = valueText(values[field]);
    return field.startsWith(COLUMN) && isTarget(text) ? say(`targets.${text}`) : text;
  };
  const onDecide = (sides: Record<string, Side>) => {
    const values = decide(sides);
    if (values) void check(() => save(values));
  };
  return {
    draft,
    change: (part: Partial<MappingDraft>) => setDraft({ ...draft, ...part }),
    check: () => void check(() => save(flat(draft))),
    pending,
    problem,
    dialog: conflict && <FormConflictDialog {...{ conflict, label, show, onDecide }} onClose={keepEditing} />,
  };
}
