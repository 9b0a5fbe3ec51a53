import { Box, Stack } from '@mui/material';
import { type ReactNode } from 'react';
import { type RaRecord, ShowBase, useShowContext } from 'react-admin';
import { Loaded, PAGE_LINES } from './Loaded';
import { PageTitle, type PageTitleProps } from './PageTitle';

function ShownRecord<T extends RaRecord>({ children }: { children: (record: T) => ReactNode }) {
  const { record: data, error, refetch } = useShowContext<T>();
  return (
    <Loaded query={{ data, error, refetch }} lines={PAGE_LINES}>
      {children}
    </Loaded>
  );
}

/**
 * The page of a record that react-admin reads (`GET <resource>/:id`). A page whose record is asked for in another way,
 * again and again or with more in it, uses `Loaded` with its query.
 *
 * @example
 * export const PaymentShow = () => (
 *   <RecordShow<PaymentView>>{(payment) => <PaymentPage payment={payment} />}</RecordShow>
 * );
 */
export function RecordShow<T extends RaRecord>({ children }: { children: (record: T) => ReactNode }) {
  return (
    <ShowBase>
      <ShownRecord<T>>{children}</ShownRecord>
    </ShowBase>
  );
}

/** How the columns share the width of a wide screen: evenly, the first narrower, or the first wider. */
const COLUMNS = {
  even: 'minmax(0, 1fr) minmax(0, 1fr)',
  narrowFirst: 'minmax(0, 2fr) minmax(0, 3fr)',
  wideFirst: 'minmax(0, 7fr) minmax(0, 5fr)',
} as const;

interface RecordPageProps extends PageTitleProps {
  /** Across the page, above the columns: what has to be known first. */
  notices?: ReactNode;
  /** The first column: one or several `Section`s. */
  facts: ReactNode;
  columns?: keyof typeof COLUMNS;
  /** Across the page, below the columns. */
  below?: ReactNode;
  /** The second column: further `Section`s. */
  children: ReactNode;
}

/**
 * The frame of a record's page: title with status and buttons, notices, the facts at the left, what belongs to the
 * record at the right; on narrow screens one below the other.
 */
export function RecordPage(props: RecordPageProps) {
  const { notices, facts, columns = 'even', below, children, ...title } = props;
  return (
    <>
      <PageTitle {...title} />
      <Stack sx={{ gap: 2 }}>
        {notices}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: COLUMNS[columns] },
          }}
        >
          <Stack sx={{ gap: 2 }}>{facts}</Stack>
          <Stack sx={{ gap: 2 }}>{children}</Stack>
        </Box>
        {below}
      </Stack>
    </>
  );
}
