import { LIMITS, DAY, HOUR, KB, MB, MINUTE, SECOND, type Area, type Over, type Row, type Source } from '.';

const AREAS: Record<Area, string> = {
  kvs: 'Key-value store and custom entities',
  objects: 'Object Store',
  queue: 'Async events',
  functions: 'Functions, invocations and web triggers',
  manifest: 'manifest.yml',
  jira: "Jira's REST API, for what the app asks",
  prices: 'Prices',
};

const SOURCES: Record<Source, string> = {
  doc: "Atlassian's documentation",
  code: 'code or schema of a package',
  '2nd': 'notes of others that quote Atlassian',
  ours: 'ours, Atlassian names none',
};

const INTRODUCTION = `# The platform's limits on the local host

Made from \`local-host/limits\`, which the host enforces; \`local-host/conformance/limits\` tries every row on the real
\`@forge/*\` packages: what holds at the value passes, one more is refused as the row says. Nothing here was tried against
Atlassian's cloud. Rates are counted in fixed windows of the host's time, which a control moves, also where Atlassian grants a buffer for bursts whose
size it does not publish. The key-value store's 429 has no \`Retry-After\`, as Atlassian documents none; Jira's has it,
with \`X-RateLimit-Limit\`, \`-Remaining\`, \`-Reset\` and \`RateLimit-Reason\`.
`;

const TIMES: [number, string][] = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
];

const plain = (value: number): string => value.toLocaleString('en');
const counted = (count: number, unit: string): string => `${plain(count)} ${unit}${count === 1 ? '' : 's'}`;

function timeOf(milliseconds: number): string {
  const [length, unit] = TIMES.find(
    // 48 hours are better said so.
    ([each]) => milliseconds % each === 0 && (each !== DAY || milliseconds !== 2 * DAY),
  ) ?? [1, 'millisecond'];
  return counted(milliseconds / length, unit);
}

function sizeOf(bytes: number): string {
  for (const [length, unit] of [
    [1024 * MB, 'GiB'],
    [MB, 'MiB'],
    [KB, 'KiB'],
  ] as const) {
    if (bytes >= length && bytes % length === 0) return `${plain(bytes / length)} ${unit}`;
  }
  return `${plain(bytes)} bytes`;
}

function valueOf({ value, unit, per }: Row): string {
  if (typeof value !== 'number') {
    const names = value instanceof RegExp ? [String(value)] : [value].flat();
    return names.map((name) => `\`${name}\``).join(', ');
  }
  const amount =
    unit === 'ms' ? timeOf(value) : unit === 'bytes' ? sizeOf(value) : `${plain(value)} ${unit}`.trim();
  return per === undefined ? amount : `${amount} in ${timeOf(per)}`;
}

function overOf(over: Over): string {
  if (over.kind === 'answer') return `${over.status}${over.code && ` \`${over.code}\``}`;
  if (over.kind === 'failure') return `the call fails: \`${over.name}\``;
  return over.kind === 'no-start' ? 'cannot be deployed; the host does not start' : over.effect;
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');

function lineOf(row: Row): string {
  const { what, source, over, notEnforced } = row;
  const sources =
    source === over.source ? SOURCES[source] : `${SOURCES[source]}; refusal: ${SOURCES[over.source]}`;
  const cells = [what, valueOf(row), overOf(over), sources, notEnforced ? `no: ${notEnforced}` : 'yes'];
  return `| ${cells.map(cell).join(' | ')} |`;
}

const sectionOf = ([area, rows]: [string, Record<string, Row>]): string =>
  [
    `## ${AREAS[area as Area]}`,
    '',
    '| what | value | beyond it | source | enforced |',
    '| --- | --- | --- | --- | --- |',
    ...Object.values(rows).map(lineOf),
    '',
  ].join('\n');

/** docs/local-host-limits.md: every row of the table. */
export const limitsPage = (): string =>
  [INTRODUCTION, ...Object.entries<Record<string, Row>>(LIMITS).map(sectionOf)].join('\n');
