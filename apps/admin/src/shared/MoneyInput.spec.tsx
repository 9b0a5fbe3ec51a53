import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CurrencyCode, Nested, PositiveMoney } from '@ur-desk/domain/kernel';
import { renderInConsole } from '../../test/console';
import { HouseForm } from './HouseForm';
import { MoneyInput } from './MoneyInput';

class AmountInput {
  @Nested(() => PositiveMoney)
  amount: PositiveMoney;
}

async function amountForm(currency: CurrencyCode, defaultValues?: AmountInput) {
  const onSubmit = jest.fn(async () => undefined);
  await renderInConsole(
    <HouseForm inputs={AmountInput} onSubmit={onSubmit} {...(defaultValues ? { defaultValues } : {})}>
      <MoneyInput source="amount" label="Amount" currency={currency} />
    </HouseForm>,
  );
  const user = userEvent.setup();
  const submit = () => user.click(screen.getByRole('button', { name: 'Save' }));
  return { user, onSubmit, submit, field: screen.getByLabelText(/Amount/) };
}

describe('MoneyInput', () => {
  it.each([
    ['CNY', '19.99', 1999],
    ['CNY', '１９.9', 1990],
    ['JPY', '1,999', 1999],
    ['KWD', '1.234', 1234],
  ] as const)('takes %s %s as %i minor units', async (currency, typed, amount) => {
    const { user, field, submit, onSubmit } = await amountForm(currency);
    await user.type(field, typed);
    await submit();
    expect(onSubmit).toHaveBeenCalledWith({ amount: { amount, currency } });
  });

  it.each([
    ['JPY', '19.99'],
    ['CNY', '1,5'],
    ['CNY', 'twelve'],
    ['CNY', '0'],
    ['CNY', '-5'],
    ['CNY', ''],
  ] as const)('refuses %s “%s” at the field and sends nothing', async (currency, typed) => {
    const { user, field, submit, onSubmit } = await amountForm(currency);
    if (typed) await user.type(field, typed);
    await submit();
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/./);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('shows a stored amount in major units', async () => {
    const { field } = await amountForm('CNY', { amount: { amount: 5, currency: 'CNY' } });
    expect(field).toHaveValue('0.05');
  });
});
