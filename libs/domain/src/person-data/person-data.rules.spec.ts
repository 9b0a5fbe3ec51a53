import { ROLES } from '../kernel';
import { mayExportPerson, personFileName } from './person-file.rules';

describe('the file of everything about a person', () => {
  it('is for supervisors: they see contacts in clear, and answer such requests', () =>
    expect(ROLES.filter(mayExportPerson)).toEqual(['supervisor']));

  it('is named by reference and by the day where the customer is', () => {
    const customer = { reference: 'CU-7Q2M-4KX9', zone: 'Asia/Shanghai' };
    expect(personFileName(customer, '2026-11-27T18:00:00.000Z')).toBe('CU-7Q2M-4KX9-2026-11-28.json');
  });
});
