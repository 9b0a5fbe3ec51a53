import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { renderInConsole } from '../../../test/console';
import { ReplySection } from './ReplySection';
import { ReviewText } from './ReviewText';
import { VerdictButtons } from './VerdictButtons';

let mockRole: Role = 'marketing';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const REVIEW: PlanReviewView = {
  id: 'v1',
  customerId: 'c1',
  planId: 'p1',
  planCode: 'asia-5gb',
  planName: { en: 'Asia 5 GB', zh: '亚洲 5 GB' },
  renewalId: 'r1',
  renewalReference: 'RN-7Q2M-4KX9',
  purchasedAt: '2026-11-20T08:00:00.000Z',
  stars: 2,
  text: '<img src=x onerror=alert(1)>\nabc \u202e cba',
  locale: 'zh',
  source: 'customer',
  enteredBy: 'Web shop',
  state: 'pending',
  reason: null,
  decidedBy: null,
  decidedAt: null,
  abuseWords: [],
  reply: null,
  repliedBy: null,
  repliedAt: null,
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 3,
};

async function open(review: PlanReviewView, role: Role = 'marketing') {
  mockRole = role;
  const action = jest.fn<Promise<object>, [string, object, object]>(async () => review);
  await renderInConsole(
    <>
      <VerdictButtons review={review} />
      <ReplySection review={review} />
      <ReviewText text={review.text} locale={review.locale} />
    </>,
    { dataProvider: { action } as never },
  );
  return { user: userEvent.setup(), action };
}

describe('a review', () => {
  it('is shown as the text that it is, in its language and apart from what stands beside it', async () => {
    await open(REVIEW);
    const text = screen.getByText(/onerror/);
    expect(text.textContent).toBe(REVIEW.text);
    expect(text).toHaveAttribute('lang', 'zh-CN');
    expect(text).toHaveStyle({ unicodeBidi: 'isolate' });
    expect(document.querySelector('img')).toBeNull();
  });

  it('is hidden with a reason, under the version that is shown', async () => {
    const { user, action } = await open(REVIEW);
    await user.click(screen.getByRole('button', { name: 'Hide…' }));
    const dialog = screen.getByRole('dialog', { name: 'Hide this review' });
    await user.click(within(dialog).getByRole('button', { name: 'Hide now' }));
    expect(action).not.toHaveBeenCalled();
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'names a person');
    await user.click(within(dialog).getByRole('button', { name: 'Hide now' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      'plan-reviews/v1/hide',
      { reason: 'names a person' },
      { ifMatch: 3 },
    ]);
  });

  it('that is published is not published again', async () => {
    await open({ ...REVIEW, state: 'published' });
    expect(screen.queryByRole('button', { name: 'Publish' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Hide…' })).toBeVisible();
  });

  it('is answered in its language', async () => {
    const { user, action } = await open(REVIEW);
    await user.click(screen.getByRole('button', { name: 'Reply in Chinese' }));
    await user.type(screen.getByRole('textbox', { name: /Reply in Chinese/ }), '谢谢');
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual(['plan-reviews/v1/reply', { text: '谢谢' }]);
  });

  it('is answered by nobody who only serves customers', async () => {
    await open(REVIEW, 'agent');
    expect(screen.queryByRole('button', { name: /Reply/ })).not.toBeInTheDocument();
  });
});
