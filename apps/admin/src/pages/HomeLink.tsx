import { Box } from '@mui/material';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type ResourceDefinition } from '../resources/define-resource';
import { Key } from '../shell/Key';

/** One way to go, with its keys. */
export function HomeLink({ noun, locale }: { noun: ResourceDefinition; locale: Locale }) {
  const { name, many, icon: Icon, goKey } = noun;
  return (
    <li>
      <Box
        component={Link}
        to={`/${name}`}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          px: 1.5,
          py: 1.25,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          color: 'text.primary',
          textDecoration: 'none',
          fontWeight: 550,
          '& svg': { fontSize: 20, color: 'primary.main' },
          '&:hover': { borderColor: 'primary.main', bgcolor: 'action.hover' },
        }}
      >
        <Icon />
        <Box component="span" sx={{ flex: 1 }}>
          {many[locale]}
        </Box>
        {goKey && (
          <Box component="span" aria-hidden sx={{ display: { xs: 'none', md: 'inline' } }}>
            <Key>{`g ${goKey}`}</Key>
          </Box>
        )}
      </Box>
    </li>
  );
}
