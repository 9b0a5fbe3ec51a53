import { type SvgIconComponent } from '@mui/icons-material';
import WellIcon from '@mui/icons-material/TaskAltOutlined';
import { Box, Card, Stack, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { type CustomerOverviewView, type FindingView } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { type Tone, toneColours } from '../../shared/tone';
import { findingMessages } from '../findings/finding.messages';
import { LOOK_OF_FINDING } from '../findings/FindingIcon';
import { useFindingText } from '../findings/use-finding-text';
import { customerMessages } from './customer.messages';
import { FindingFix } from './FindingFix';

function Row({
  tone,
  icon: Icon,
  label,
  children,
}: {
  tone: Tone;
  icon: SvgIconComponent;
  label: string;
  children: ReactNode;
}) {
  return (
    <Box
      component="li"
      sx={[
        { display: 'flex', alignItems: 'center', gap: 1.25, px: 2, py: 0.5, minHeight: 40 },
        (theme) => ({
          ...toneColours(theme, tone),
          '& + li': { borderTop: `1px solid ${theme.palette.divider}` },
        }),
      ]}
    >
      <Icon sx={{ fontSize: 20, flexShrink: 0 }} titleAccess={label} />
      {children}
    </Box>
  );
}

function Finding({ finding, overview }: { finding: FindingView; overview: CustomerOverviewView }) {
  const say = useSay(findingMessages);
  const text = useFindingText();
  const { icon, tone } = LOOK_OF_FINDING[finding.severity];
  return (
    <Row tone={tone} icon={icon} label={say(`severities.${finding.severity}`)}>
      <Typography
        variant="body2"
        sx={{
          color: 'text.primary',
          flex: 1,
          minWidth: 0,
          fontWeight: finding.severity === 'error' ? 600 : 450,
        }}
      >
        {text(finding)}
      </Typography>
      <FindingFix finding={finding} overview={overview} />
    </Row>
  );
}

/** The answer to "what is wrong?": worst first, each with the way to put it right. */
export function FindingList({ overview }: { overview: CustomerOverviewView }) {
  const say = useSay(customerMessages);
  const { findings } = overview;
  return (
    <Card component="section" aria-label={say('wrong')}>
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 168, overflowY: 'auto' }}>
        {findings.length === 0 ? (
          <Row tone="success" icon={WellIcon} label={say('wrong')}>
            <Typography variant="body2">{say('allWell')}</Typography>
          </Row>
        ) : (
          findings.map((finding) => (
            <Finding
              key={`${finding.code}:${finding.subject.id}:${JSON.stringify(finding.params)}`}
              finding={finding}
              overview={overview}
            />
          ))
        )}
      </Stack>
    </Card>
  );
}
