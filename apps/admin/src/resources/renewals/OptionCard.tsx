import { Box, Radio } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { type ReactNode } from 'react';

interface OptionCardProps {
  value: string;
  name: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
  children: ReactNode;
}

/** One of several choices, all of it to be clicked; for keyboard and reader it is a radio button. */
export function OptionCard({ value, name, checked, disabled = false, onChoose, children }: OptionCardProps) {
  return (
    <Box
      component="label"
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'flex-start',
        gap: 0.5,
        p: 1,
        pr: 1.5,
        border: 1,
        borderColor: checked ? 'primary.main' : 'divider',
        borderRadius: 1,
        cursor: disabled ? 'default' : 'pointer',
        bgcolor: checked ? alpha(theme.palette.primary.main, 0.06) : 'transparent',
        '&:hover': disabled ? {} : { borderColor: 'primary.main' },
        minWidth: 0,
      })}
    >
      <Radio
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        sx={{ p: '3px' }}
      />
      <Box sx={{ minWidth: 0, flex: 1, pt: '1px', color: disabled ? 'text.secondary' : 'text.primary' }}>
        {children}
      </Box>
    </Box>
  );
}
