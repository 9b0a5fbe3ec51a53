import { Box, Button } from '@mui/material';
import { useGetList, useListContext, useLocaleState, useTranslate } from 'react-admin';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';

import { countedAtMost, isEstimated } from './list-total';

interface StatusTabsProps {
  /** The filter that the tabs set. */
  source: string;
  /** What the group of tabs is called. */
  label: string;
  /** `count` where it is known already; else the list is asked. */
  choices: readonly { id: string; name: string; count?: number }[];
}

const COUNT_ONLY = { page: 1, perPage: 1 };
const BAR = { display: 'flex', flexWrap: 'wrap', px: 1, borderBottom: 1, borderColor: 'divider' } as const;

type Filter = Record<string, unknown>;

function Count({ value, isBeyond = false }: { value: number; isBeyond?: boolean }) {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box component="span" sx={{ ml: 0.75, color: 'text.secondary', fontWeight: 400 }}>
      {isBeyond ? countedAtMost(LOCALE_TAGS[locale]) : value.toLocaleString(LOCALE_TAGS[locale])}
    </Box>
  );
}

/** How many records a filter finds: the list's total, as far as it is counted. */
function ListCount({ filter }: { filter: Filter }) {
  const { resource } = useListContext();
  const { total, ...list } = useGetList(resource, { filter, pagination: COUNT_ONLY });
  return total === undefined ? null : <Count value={total} isBeyond={isEstimated(list.meta)} />;
}

interface TabProps {
  name: string;
  filter: Filter;
  count?: number | undefined;
  isChosen: boolean;
  onChoose: (filter: Filter) => void;
}

function StatusTab({ name, filter, count, isChosen, onChoose }: TabProps) {
  return (
    <Button
      color={isChosen ? 'primary' : 'inherit'}
      aria-pressed={isChosen}
      onClick={() => onChoose(filter)}
      sx={{ borderRadius: 0, borderBottom: 2, borderColor: isChosen ? 'primary.main' : 'transparent', py: 1 }}
    >
      {name}
      {count === undefined ? <ListCount filter={filter} /> : <Count value={count} />}
    </Button>
  );
}

interface FilterTabsProps {
  /** What the group of tabs is called. */
  label: string;
  /** The filters that the tabs set; they know nothing of the others. */
  sources: readonly string[];
  choices: readonly { id: string; name: string; filter: Filter; count?: number | undefined }[];
}

const isSame = (one: Filter, other: Filter): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

/** Ways to look at a list as tabs, each with how many it finds under the other filters. */
export function FilterTabs({ label, sources, choices }: FilterTabsProps) {
  const list = useListContext();
  const others: Filter = { ...(list.filterValues as Filter) };
  const chosen: Filter = {};
  for (const source of sources) {
    if (others[source] !== undefined) chosen[source] = others[source];
    delete others[source];
  }
  return (
    <Box role="group" aria-label={label} sx={BAR}>
      {choices.map(({ id, name, filter, count }) => (
        <StatusTab
          key={id}
          name={name}
          filter={{ ...others, ...filter }}
          count={count}
          isChosen={isSame(filter, chosen)}
          onChoose={(next) => list.setFilters(next, {})}
        />
      ))}
    </Box>
  );
}

/** The statuses of a list as tabs, each with how many there are under the other filters; the first is all of them. */
export function StatusTabs({ source, label, choices }: StatusTabsProps) {
  const translate = useTranslate();
  const all = { id: '', name: translate('desk.list.all'), filter: {} };
  const tabs = choices.map((choice) => ({ ...choice, filter: { [source]: choice.id } }));
  return <FilterTabs label={label} sources={[source]} choices={[all, ...tabs]} />;
}
