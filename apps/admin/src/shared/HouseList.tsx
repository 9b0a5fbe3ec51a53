import CompactIcon from '@mui/icons-material/DensitySmall';
import ComfortableIcon from '@mui/icons-material/DensityMedium';
import FilterIcon from '@mui/icons-material/FilterListOutlined';
import { Box, Button, Card, IconButton, LinearProgress, Tooltip } from '@mui/material';
import { type ReactElement, type ReactNode, useState } from 'react';
import {
  FilterContext,
  FilterForm,
  ListBase,
  type RaRecord,
  type SortPayload,
  useListContext,
  useLocaleState,
  useTranslate,
} from 'react-admin';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { ColumnsMenu } from './ColumnsMenu';
import { EmptyState } from './EmptyState';
import { ListExportButton } from './ExportButton';
import { HousePagination } from './HousePagination';
import { ListTable } from './ListTable';
import { NewsButton } from './NewsButton';
import { PageTitle } from './PageTitle';
import { ProblemNotice } from './ProblemNotice';
import { RowPathContext } from './row-path';
import { ViewsMenu } from './ViewsMenu';
import { Skeleton } from './Section';
import { useColumns } from './use-columns';
import { PAGE_SIZE, usePreferences } from './use-preferences';
import { useTrail } from './use-trail';

interface HouseListProps {
  title: string;
  /** The order in which the list opens; a unique last key is added by the server. */
  sort: SortPayload;
  /** Inputs of react-admin with `source` and `alwaysOn`; what they say is in the address. */
  filters?: ReactElement[];
  /** A filter that cannot be taken away. */
  filter?: object;
  filterDefaultValues?: object;
  /** At the right of the title. */
  actions?: ReactNode;
  /** `StatusTabs`, above the filters. */
  tabs?: ReactNode;
  /** Where a row leads to; its own page when left out, nowhere when false. */
  rowPath?: ((record: RaRecord) => string) | false;
  /** Buttons for the rows that are ticked; without them there are no checkboxes. */
  bulkActions?: ReactElement | false;
  /** What is said when there is nothing at all, or nothing with the filters that the list opens with. */
  empty?: ReactNode;
  /** Columns that are hidden until they are chosen. */
  hiddenColumns?: string[];
  resource?: string;
  /** `Column`s and `NumberColumn`s. */
  children: ReactNode;
}

const NONE: string[] = [];
const NO_FILTERS = {};

function DensityButton() {
  const translate = useTranslate();
  const [{ density }, change] = usePreferences();
  const isCompact = density === 'compact';
  const label = translate(isCompact ? 'desk.list.comfortable' : 'desk.list.compact');
  return (
    <Tooltip title={label}>
      <IconButton
        aria-label={label}
        color="primary"
        onClick={() => change({ density: isCompact ? 'comfortable' : 'compact' })}
      >
        {isCompact ? <ComfortableIcon fontSize="small" /> : <CompactIcon fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}

interface ToolbarProps {
  filter: object | undefined;
  filters: ReactElement[];
  columns: ReactNode;
  hiddenColumns: string[];
}

const TOOLBAR = {
  display: 'flex',
  alignItems: 'flex-end',
  gap: 1,
  px: 1.5,
  pt: 0.5,
  pb: 1,
  flexWrap: 'wrap',
  borderBottom: 1,
  borderColor: 'divider',
} as const;

/** Filters, views, columns, density, export; on phones the filters wait behind a button. */
function Toolbar({ filter, filters, columns, hiddenColumns }: ToolbarProps) {
  const translate = useTranslate();
  const list = useListContext();
  const [open, setOpen] = useState(false);
  const used = Object.keys((list.filterValues ?? {}) as object).length;
  const filterForm = {
    flex: { xs: '1 1 100%', sm: 1 },
    order: { xs: 1, sm: 0 },
    minWidth: 0,
    display: { xs: open ? 'block' : 'none', sm: 'block' },
    '& .RaFilterForm-clearFix': { display: 'none' },
    '& form': { p: 0, minHeight: 0, gap: 1 },
  };
  return (
    <Box sx={TOOLBAR}>
      {filters.length > 0 && (
        <Button
          startIcon={<FilterIcon />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ display: { sm: 'none' } }}
        >
          {translate('desk.list.filters')}
          {used > 0 && ` (${used})`}
        </Button>
      )}
      <Box sx={filters.length > 0 ? filterForm : { flex: 1 }}>
        {filters.length > 0 && (
          <FilterContext.Provider value={filters}>
            <FilterForm />
          </FilterContext.Provider>
        )}
      </Box>
      <NewsButton />
      <ViewsMenu />
      <ColumnsMenu hiddenColumns={hiddenColumns}>{columns}</ColumnsMenu>
      <ListExportButton filter={filter} />
      <DensityButton />
    </Box>
  );
}

function Nothing({ empty, preset }: { empty: ReactNode; preset: object }) {
  const translate = useTranslate();
  const list = useListContext();
  const used = Object.entries((list.filterValues ?? {}) as object);
  const opening = new Map<string, unknown>(Object.entries(preset));
  const filtered = used.some(([name, value]) => opening.get(name) !== value);
  if (!filtered && empty) return <>{empty}</>;
  return (
    <EmptyState
      title={translate(filtered ? 'desk.list.nothingFound' : 'desk.list.nothing')}
      text={filtered ? translate('desk.list.tryOther') : undefined}
    />
  );
}

type RowsProps = Pick<HouseListProps, 'children' | 'bulkActions' | 'empty' | 'hiddenColumns'>;

function Rows({ preset, ...props }: RowsProps & { preset: object }) {
  const { children, bulkActions = false, empty, hiddenColumns = NONE } = props;
  const [{ density }] = usePreferences();
  const { data, isPending, isFetching, error, refetch } = useListContext();
  const { shown } = useColumns(children, hiddenColumns);
  useTrail();
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch?.()} />;
  if (isPending) {
    return (
      <Box sx={{ p: 2 }}>
        <Skeleton lines={10} />
      </Box>
    );
  }
  return (
    <Box sx={{ position: 'relative', overflowX: 'auto' }}>
      {isFetching && (
        <LinearProgress aria-hidden sx={{ position: 'absolute', top: 0, left: 0, right: 0, height: 2 }} />
      )}
      {data?.length ? (
        <ListTable isCompact={density === 'compact'} bulkActions={bulkActions}>
          {shown}
        </ListTable>
      ) : (
        <Nothing empty={empty} preset={preset} />
      )}
    </Box>
  );
}

/**
 * A list: filters, sort and page in the address, columns and density by choice, an estimated total said as such, every
 * row reachable by keyboard through the link in its first column (`<Column link …>`).
 */
export function HouseList(props: HouseListProps) {
  const {
    title,
    sort,
    filters = [],
    filter,
    filterDefaultValues,
    actions,
    tabs,
    rowPath,
    resource,
    ...rows
  } = props;
  const [locale] = useLocaleState() as [Locale, unknown];
  const [{ pageSize: perPage = PAGE_SIZE }] = usePreferences();
  return (
    <>
      <PageTitle title={title} actions={actions} />
      <ListBase
        sort={sort}
        perPage={perPage}
        {...(filter ? { filter } : {})}
        {...(filterDefaultValues ? { filterDefaultValues } : {})}
        {...(resource ? { resource } : {})}
        empty={false}
        exporter={false}
      >
        <RowPathContext.Provider value={rowPath}>
          <Card>
            {tabs}
            <Toolbar
              filter={filter}
              filters={filters}
              columns={rows.children}
              hiddenColumns={rows.hiddenColumns ?? NONE}
            />
            <Rows {...rows} preset={filterDefaultValues ?? NO_FILTERS} />
            <HousePagination localeTag={LOCALE_TAGS[locale]} />
          </Card>
        </RowPathContext.Provider>
      </ListBase>
    </>
  );
}
