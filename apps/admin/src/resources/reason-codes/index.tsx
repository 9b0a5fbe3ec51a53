import ReasonIcon from '@mui/icons-material/LabelOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

/** Everybody reads the catalogue inside forms; its pages are for those who edit it. */
export const reasonCodes = defineResource({
  name: 'reason-codes',
  one: { en: 'Reason', zh: '原因' },
  many: { en: 'Reasons', zh: '原因' },
  icon: ReasonIcon,
  permission: 'reasonCodes:update',
  group: 'system',
  list: lazyPage(() => import('./ReasonCodeList'), 'ReasonCodeList'),
  create: lazyPage(() => import('./ReasonCodeCreate'), 'ReasonCodeCreate'),
  edit: lazyPage(() => import('./ReasonCodeEdit'), 'ReasonCodeEdit'),
  recordRepresentation: (reason) => String(reason['code']),
});
