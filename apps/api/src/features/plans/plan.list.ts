import { CURRENCY_CODES, foldText } from '@ur-desk/domain/kernel';
import { PLAN_KINDS, PLAN_VERSION_STATES } from '@ur-desk/domain/plans';
import { defineList } from '../../platform/http/list-spec';
import { PLAN_COLUMNS, PLAN_FROM, PLAN_VERSION_COLUMNS, PLAN_VERSIONS } from './plan.view';

const STARS_GIVEN = 'g.stars_1 + g.stars_2 * 2 + g.stars_3 * 3 + g.stars_4 * 4 + g.stars_5 * 5';
const REVIEWS = 'g.stars_1 + g.stars_2 + g.stars_3 + g.stars_4 + g.stars_5';

const containing = (q: string): string => `%${foldText(q).replace(/[\\%_]/g, '\\$&')}%`;

/* Of the version `t`: every country where it can be used, and the codes of its regions. */
const countriesOf = (
  t: string,
): string => `${t}.coverage || ARRAY(SELECT jsonb_array_elements_text(region -> 'countries')
  FROM jsonb_array_elements(${t}.regions) AS region)`;
const regionsOf = (t: string): string =>
  `ARRAY(SELECT region ->> 'code' FROM jsonb_array_elements(${t}.regions) AS region)`;

/** Of the version on sale, else of the draft. */
const ofShown = (sql: (t: string) => string): string =>
  `(CASE WHEN v.id IS NULL THEN ${sql('d')} ELSE ${sql('v')} END)`;

/** The catalogue. `filter.currency` leaves the plans that are sold in that currency. */
export const planList = defineList({
  name: 'plans',
  table: 'plan',
  from: `${PLAN_FROM} LEFT JOIN plan_version v ON v.id = p.current_version_id
    LEFT JOIN plan_version d ON d.plan_id = p.id AND d.state = 'draft'`,
  select: PLAN_COLUMNS,
  id: 'p.id',
  fields: {
    code: { column: 'p.code', type: 'text', filter: ['eq'], sort: true },
    kind: { column: 'p.kind', type: 'oneOf', values: PLAN_KINDS, filter: ['eq'] },
    state: {
      column: `coalesce(v.state, d.state, 'retired')`,
      type: 'oneOf',
      values: PLAN_VERSION_STATES,
      filter: ['eq'],
      sort: true,
    },
    currency: {
      column: `ARRAY(SELECT price ->> 'currency' FROM jsonb_array_elements(v.prices) AS price)`,
      type: 'oneOf',
      values: CURRENCY_CODES,
      filter: ['eq'],
      array: true,
    },
    coverage: { column: ofShown(countriesOf), type: 'text', filter: ['eq'], array: true },
    regions: { column: ofShown(regionsOf), type: 'text', filter: ['eq'], array: true },
    familyId: { column: 'p.family_id', type: 'id', filter: ['eq'] },
    ratingTenths: {
      column: `coalesce(round(10.0 * (${STARS_GIVEN}) / nullif(${REVIEWS}, 0)), 0)::bigint`,
      type: 'whole',
      filter: ['gte', 'lte'],
      sort: true,
    },
    createdAt: { column: 'p.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['code', 'ASC'],
  search: {
    sql: `lower(concat_ws(' ', p.code, v.name ->> 'en', v.name ->> 'zh', d.name ->> 'en', d.name ->> 'zh')) LIKE $1`,
    param: containing,
  },
});

/** All versions of all plans. */
export const planVersionList = defineList({
  name: 'plan-versions',
  table: 'plan_version',
  from: PLAN_VERSIONS,
  select: PLAN_VERSION_COLUMNS,
  id: 't.id',
  fields: {
    planId: { column: 't.plan_id', type: 'id', filter: ['eq'] },
    state: { column: 't.state', type: 'oneOf', values: PLAN_VERSION_STATES, filter: ['eq'] },
    versionNo: { column: 't.version_no', type: 'whole', sort: true },
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});
