import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { TextInput } from 'react-admin';
import { Text } from '@ur-desk/domain/kernel';
import { renderInConsole } from '../../test/console';
import { ProblemError } from '../providers/problem-error';
import { HouseForm } from './HouseForm';

class KiteInput {
  @Text({ max: 40 })
  name: string;

  @Text({ max: 40, optional: true, nullable: true })
  colour?: string | null;

  @Text({ max: 40, optional: true, nullable: true })
  tail?: string | null;
}

const kite = { id: 'k-1', version: 3, name: 'Falcon', colour: 'red', tail: 'long' };
const labels: Record<string, string> = { name: 'Name', colour: 'Colour', tail: 'Tail' };

const conflictWith = (current: object) =>
  new ProblemError('version_conflict', 412, {
    current,
    by: { id: 's-1', name: 'Mei Lin' },
    at: '2026-11-22T10:00:00.000Z',
  });

type SubmitArguments = [body: KiteInput, under?: { ifMatch: number }];
type Submit = jest.Mock<Promise<unknown>, SubmitArguments>;
const answering = (answer: (body: KiteInput) => unknown): Submit =>
  jest.fn<Promise<unknown>, SubmitArguments>(async (body) => answer(body));

/** A page that reads its record again now and then, as pages do when their window is looked at again. */
function KitePage({ onSubmit, readAgain }: { onSubmit: Submit; readAgain: typeof kite }) {
  const [record, setRecord] = useState(kite);
  return (
    <>
      <button onClick={() => setRecord(readAgain)}>Read again</button>
      <HouseForm
        inputs={KiteInput}
        defaultValues={record}
        versioned={{ version: record.version, label: (field) => labels[field] ?? field }}
        onSubmit={onSubmit}
      >
        {Object.entries(labels).map(([source, label]) => (
          <TextInput key={source} source={source} label={label} />
        ))}
      </HouseForm>
    </>
  );
}

async function kiteForm(onSubmit: Submit, readAgain = kite) {
  await renderInConsole(<KitePage onSubmit={onSubmit} readAgain={readAgain} />);
  const user = userEvent.setup();
  const type = async (label: string, text: string) => {
    await user.clear(screen.getByLabelText(new RegExp(`^${label}`)));
    await user.type(screen.getByLabelText(new RegExp(`^${label}`)), text);
  };
  const save = () => user.click(screen.getByRole('button', { name: 'Save' }));
  return { user, type, save };
}

const sent = (onSubmit: Submit) =>
  onSubmit.mock.calls.map(([{ name, colour, tail }, under]) => [name, colour, tail, under?.ifMatch]);

describe('HouseForm of a record that others may change', () => {
  it('saves under the version that was read', async () => {
    const onSubmit = answering(() => ({ ...kite, version: 4 }));
    const { type, save } = await kiteForm(onSubmit);
    await type('Name', 'Hawk');
    await save();
    expect(sent(onSubmit)).toEqual([['Hawk', 'red', 'long', 3]]);
  });

  it('saves again over what it has saved itself', async () => {
    const onSubmit = answering(({ name }) => ({ ...kite, name, version: 4 }));
    const { type, save } = await kiteForm(onSubmit);
    await type('Name', 'Hawk');
    await save();
    await type('Name', 'Owl');
    await save();
    expect(sent(onSubmit)[1]).toEqual(['Owl', 'red', 'long', 4]);
  });

  it('takes over what they changed and I did not, without asking', async () => {
    const onSubmit: Submit = jest
      .fn()
      .mockRejectedValueOnce(conflictWith({ ...kite, version: 5, colour: 'blue' }))
      .mockResolvedValueOnce({ ...kite, version: 6 });
    const { type, save } = await kiteForm(onSubmit);
    await type('Name', 'Hawk');
    await save();
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(2));
    expect(sent(onSubmit)[1]).toEqual(['Hawk', 'blue', 'long', 5]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByLabelText(/^Colour/)).toHaveValue('blue');
  });

  it('asks field by field where both changed the same, and saves what was chosen over their version', async () => {
    const theirs = { ...kite, version: 5, name: 'Eagle', colour: 'blue', tail: 'short' };
    const onSubmit: Submit = jest
      .fn()
      .mockRejectedValueOnce(conflictWith(theirs))
      .mockResolvedValueOnce({ ...theirs, version: 6 });
    const { user, type, save } = await kiteForm(onSubmit);
    await type('Name', 'Hawk');
    await type('Colour', 'green');
    await save();
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Mei Lin changed “Name, Colour”');
    expect(within(dialog).getByRole('group', { name: 'Name' })).toHaveTextContent(
      'Your valueHawkTheir valueEagle',
    );
    expect(within(dialog).queryByRole('group', { name: 'Tail' })).not.toBeInTheDocument();
    await user.click(within(dialog).getByRole('radio', { name: /blue/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Save this choice' }));
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(2));
    expect(sent(onSubmit)[1]).toEqual(['Hawk', 'blue', 'short', 5]);
  });

  it('keeps everything that I typed when I go back to the form', async () => {
    const onSubmit: Submit = jest
      .fn()
      .mockRejectedValue(conflictWith({ ...kite, version: 5, name: 'Eagle', colour: 'blue' }));
    const { user, type, save } = await kiteForm(onSubmit);
    await type('Name', 'Hawk');
    await type('Tail', 'none');
    await save();
    await user.click(await screen.findByRole('button', { name: 'Back to the form' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByLabelText(/^Name/)).toHaveValue('Hawk');
    expect(screen.getByLabelText(/^Tail/)).toHaveValue('none');
    await save();
    expect(await screen.findByRole('dialog')).toHaveTextContent('Eagle');
  });

  it('keeps what I typed, and its version, when the page reads the record again', async () => {
    const onSubmit = answering(() => ({ ...kite, version: 6 }));
    const { user, type, save } = await kiteForm(onSubmit, { ...kite, version: 5, name: 'Eagle' });
    await type('Name', 'Hawk');
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(screen.getByLabelText(/^Name/)).toHaveValue('Hawk');
    await save();
    expect(sent(onSubmit)).toEqual([['Hawk', 'red', 'long', 3]]);
  });

  it('shows the chosen values with what the server refuses of them', async () => {
    const refusal = new ProblemError('validation_failed', 400, {}, [{ field: 'tail', code: 'too_long' }]);
    const onSubmit: Submit = jest
      .fn()
      .mockRejectedValueOnce(conflictWith({ ...kite, version: 5, name: 'Eagle' }))
      .mockRejectedValueOnce(refusal);
    const { user, type, save } = await kiteForm(onSubmit);
    await type('Name', 'Hawk');
    await save();
    await user.click(await screen.findByRole('radio', { name: /Eagle/ }));
    await user.click(screen.getByRole('button', { name: 'Save this choice' }));
    await waitFor(() => expect(screen.getByLabelText(/^Tail/)).toBeInvalid());
    expect(screen.getByLabelText(/^Name/)).toHaveValue('Eagle');
  });
});
