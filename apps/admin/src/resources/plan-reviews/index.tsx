import ReviewIcon from '@mui/icons-material/ReviewsOutlined';
import { Route } from 'react-router-dom';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

const ReviewWords = lazyPage(() => import('./ReviewWords'), 'ReviewWords');

export const planReviews = defineResource({
  name: 'plan-reviews',
  one: { en: 'Review', zh: '评价' },
  many: { en: 'Reviews', zh: '评价' },
  icon: ReviewIcon,
  permission: 'planReviews:read',
  group: 'catalogue',
  list: lazyPage(() => import('./ReviewList'), 'ReviewList'),
  show: lazyPage(() => import('./ReviewShow'), 'ReviewShow'),
  create: lazyPage(() => import('./ReviewCreate'), 'ReviewCreate'),
  edit: lazyPage(() => import('./ReviewEdit'), 'ReviewEdit'),
  children: <Route path="words" element={<ReviewWords />} />,
  recordRepresentation: (review) => String(review['planCode']),
});
