import { type LocalText } from '@ur-desk/domain/kernel';
import { type ValueAddedServiceView } from '@ur-desk/domain/value-added-services';
import { type ValueAddedServiceEntity } from './value-added-service.entity';

const inOrder = ({ en, zh }: LocalText): LocalText => ({ en, zh });

/** A service as it is stored, in the words of the API. */
export const valueAddedServiceView = (row: ValueAddedServiceEntity): ValueAddedServiceView => ({
  id: row.id,
  code: row.code,
  name: inOrder(row.name),
  description: inOrder(row.description),
  fees: row.fees.map(({ amount, currency }) => ({ amount, currency })),
  active: row.active,
  position: row.position,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});
