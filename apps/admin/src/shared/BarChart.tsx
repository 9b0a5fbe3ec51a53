import { Box, Stack, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';

export interface Bar {
  key: string;
  /** What it is of, and how much that is: shown on hover. */
  name: string;
  text: string;
  value: number;
}

interface BarChartProps {
  /** What a reader who does not see it is told; the figures themselves are in the table that belongs to it. */
  label: string;
  bars: readonly Bar[];
  /** The highest value, in words: where the axis ends. */
  most: string;
}

const WIDTH = 1_000;
const HEIGHT = 140;
const GAP_SHARE = 0.25;
/** So that a small value does not look like none. */
const LEAST_HEIGHT = 2;

/** One series as bars. It has no other way to the figures than its table, which stands below it (decision 0481). */
export function BarChart({ label, bars, most }: BarChartProps) {
  const { palette } = useTheme();
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const width = WIDTH / Math.max(1, bars.length);
  return (
    <Box>
      <Typography variant="caption" aria-hidden sx={{ color: 'text.secondary' }}>
        {most}
      </Typography>
      <Box
        component="svg"
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        sx={{
          display: 'block',
          width: '100%',
          height: HEIGHT,
          borderTop: 1,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {bars.map(({ key, name, text, value }, index) => {
          const height = value === 0 ? 0 : Math.max(LEAST_HEIGHT, (HEIGHT * value) / highest);
          return (
            <rect
              key={key}
              x={(index + GAP_SHARE / 2) * width}
              y={HEIGHT - height}
              width={width * (1 - GAP_SHARE)}
              height={height}
              fill={palette.primary.main}
            >
              <title>{`${name}: ${text}`}</title>
            </rect>
          );
        })}
      </Box>
      <Stack direction="row" aria-hidden sx={{ justifyContent: 'space-between', color: 'text.secondary' }}>
        <Typography variant="caption">{bars[0]?.name}</Typography>
        {bars.length > 1 && <Typography variant="caption">{bars.at(-1)?.name}</Typography>}
      </Stack>
    </Box>
  );
}
