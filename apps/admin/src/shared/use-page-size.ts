import { useStore } from 'react-admin';

export const PAGE_SIZES = [25, 50, 100];

/** How many rows a list opens with, until another number is chosen for that very list. */
export const usePageSize = () => useStore<number>('list.pageSize', 25);
