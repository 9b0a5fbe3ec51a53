const whole = (n) => Math.round(n).toLocaleString('en');

/** Operations without a target are measured to be seen. */
function verdict({ perSecond }, bare, target) {
  if (!target) return '–';
  const { perSecond: atLeast, ofBare } = target;
  const wanted = atLeast ?? (bare?.perSecond ?? 0) * ofBare;
  return `${perSecond >= wanted ? '✓' : '✗'} ${atLeast ? `${whole(atLeast)}/s` : `${ofBare} × bare`}`;
}

/** The result as a Markdown table. */
export function printTable(rows, { customers, cores }) {
  console.log(
    `\n${whole(customers)} customers, ${cores} cores for database, server and load together, 10 connections\n`,
  );
  console.log('| operation | ours (req/s) | p50 / p99 (ms) | bare (req/s) | ratio | at least |');
  console.log('|---|---|---|---|---|---|');
  for (const { operation, ours, bare } of rows) {
    const ratio = bare ? (ours.perSecond / bare.perSecond).toFixed(2) : '–';
    const cells = [
      operation.name,
      whole(ours.perSecond),
      `${ours.p50} / ${ours.p99}`,
      bare ? whole(bare.perSecond) : '–',
      ratio,
    ];
    console.log(`| ${cells.join(' | ')} | ${verdict(ours, bare, operation.target)} |`);
  }
}

/** Work over all customers at once, as a Markdown table; a smaller number than a million has as much less time. */
export function printBatches(rows, customers) {
  if (rows.length === 0) return;
  console.log('\n| over all customers | seconds | customers/s | at most, for a million |');
  console.log('|---|---|---|---|');
  for (const { batch, seconds } of rows) {
    const isFast = seconds <= (batch.secondsPerMillion * customers) / 1_000_000;
    const cells = [batch.name, seconds.toFixed(2), whole(customers / seconds)];
    console.log(`| ${cells.join(' | ')} | ${isFast ? '✓' : '✗'} ${batch.secondsPerMillion} s |`);
  }
}
