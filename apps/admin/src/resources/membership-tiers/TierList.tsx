import AddIcon from '@mui/icons-material/Add';
import FileIcon from '@mui/icons-material/GroupAddOutlined';
import { Button, IconButton, Link as MuiLink, Stack } from '@mui/material';
import { Link } from 'react-router-dom';
import { type MembershipTierView } from '@ur-desk/domain/memberships';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { useTierName } from '../memberships/use-tiers';
import { ProgrammeTerms } from './ProgrammeTerms';
import { tierMessages } from './tier.messages';
import { TierChip } from './TierChip';
import { useTierTexts } from './use-tier-texts';

/** The membership programme: its tiers, worst first, and its terms. */
export function TierList() {
  const say = useSay(tierMessages);
  const { thresholds, percent, bonuses, services, sla } = useTierTexts();
  const mayCreate = useMay('membershipTiers:create');
  const mayChange = useMay('membershipTiers:update');
  const mayMove = useMay('memberships:override');
  const nameOf = useTierName();
  const create = (
    <>
      {mayMove && (
        <Button component={Link} to="/tier-imports">
          {say('files')}
        </Button>
      )}
      {mayCreate && (
        <Button component={Link} to="/membership-tiers/create" variant="contained" startIcon={<AddIcon />}>
          {say('create')}
        </Button>
      )}
    </>
  );
  return (
    <Stack sx={{ gap: 2 }}>
      <HouseList
        title={say('title')}
        sort={{ field: 'rank', order: 'ASC' }}
        actions={create}
        rowPath={mayChange ? (tier) => `/membership-tiers/${String(tier.id)}` : false}
      >
        <Column<MembershipTierView>
          source="name"
          label={say('fields.name')}
          link={mayChange}
          disableSort
          render={(tier) => <TierChip tier={tier} />}
        />
        <Column<MembershipTierView> source="code" label={say('fields.code')} />
        <NumberColumn<MembershipTierView> source="rank" label={say('fields.rank')} />
        <NumberColumn<MembershipTierView>
          source="thresholds"
          label={say('fields.thresholds')}
          disableSort
          render={thresholds}
        />
        <NumberColumn<MembershipTierView>
          source="discountBps"
          label={say('fields.discountBps')}
          disableSort
          render={percent}
        />
        <Column<MembershipTierView>
          source="supportPriority"
          label={say('fields.support')}
          disableSort
          render={sla}
        />
        <Column<MembershipTierView>
          source="monthlyBonuses"
          label={say('fields.monthlyBonuses')}
          disableSort
          render={bonuses}
        />
        <Column<MembershipTierView>
          source="freeServices"
          label={say('fields.freeServices')}
          disableSort
          render={services}
        />
        <Column<MembershipTierView>
          source="members"
          label={say('members')}
          disableSort
          render={(tier) => (
            <MuiLink
              component={Link}
              to={`/customers?filter=${encodeURIComponent(JSON.stringify({ tier: tier.code }))}`}
              aria-label={say('membersOf', { tier: nameOf(tier.code) })}
            >
              {say('showMembers')}
            </MuiLink>
          )}
        />
        {mayMove && (
          <Column<MembershipTierView>
            source="fromFile"
            label={say('fromFile')}
            disableSort
            render={(tier) => (
              <IconButton
                component={Link}
                to={`/tier-imports/create?tier=${tier.code}`}
                size="small"
                aria-label={say('fromFileInto', { tier: nameOf(tier.code) })}
              >
                <FileIcon fontSize="small" />
              </IconButton>
            )}
          />
        )}
      </HouseList>
      <ProgrammeTerms />
    </Stack>
  );
}
