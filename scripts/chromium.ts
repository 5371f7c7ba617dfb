import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);

/** A Chromium that was seen to start, and the flags to start it with. */
export interface Chromium {
  path: string;
  args: string[];
}

/** As root in a container, without a screen, and silent towards the network. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome'];

/** How long a Chromium may take to show one page, in milliseconds; a cold start on a busy machine is slow. */
const START_LIMIT = 60_000;

/** The Chromium to use: `$CHROMIUM` as it is, since who starts it sees whether it starts, or one that has to be found. */
export const chromiumToUse = async (): Promise<Chromium> =>
  process.env.CHROMIUM ? { path: process.env.CHROMIUM, args: ARGS } : findChromium();

/**
 * Finds a Chromium that works here: `$CHROMIUM`, one of the system, the one inside the npm package
 * `@sparticuz/chromium`, or one that `apt-get` installs (as root on Debian). Each is started before it is answered.
 * @throws Error that lists what was tried and says what to do; also when `$CHROMIUM` is set and does not start
 */
export async function findChromium(): Promise<Chromium> {
  const tried: string[] = [];
  const attempt = async (what: string, find: () => Promise<string>): Promise<Chromium | undefined> => {
    try {
      const found = await find();
      await showPage(found);
      return { path: found, args: ARGS };
    } catch (error) {
      tried.push(`${what}: ${firstLines(error)}`);
      return undefined;
    }
  };

  const wanted = process.env.CHROMIUM;
  if (wanted) {
    const chosen = await attempt(`$CHROMIUM (${wanted})`, async () => wanted);
    if (chosen) return chosen;
    throw failure(tried);
  }
  for (const name of SYSTEM) {
    const system = await attempt(name, () => onPath(name));
    if (system) return system;
  }
  const found =
    (await attempt('npm package @sparticuz/chromium', () => fromPackage())) ??
    (await attempt('npm package @sparticuz/chromium with its own libraries', () =>
      fromPackageWithLibraries(),
    )) ??
    (await attempt('apt-get install chromium', installed));
  if (!found) throw failure(tried);
  return found;
}

// As the tests start it: not every build knows the switches, such as --dump-dom, that would be simpler.
async function showPage(program: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: program, args: ARGS, timeout: START_LIMIT });
  try {
    const page = await browser.newPage();
    await page.setContent('<p>It starts</p>', { timeout: START_LIMIT });
  } finally {
    await browser.close();
  }
}

async function onPath(name: string): Promise<string> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = folders.map((folder) => path.join(folder, name)).find(existsSync);
  if (!found) throw new Error('not installed');
  return found;
}

/** Unpacks the package's Chromium; answers its path. `libraries` unpacks the shared libraries it brings too. */
async function fromPackage(libraries = false): Promise<string> {
  const kept = path.join(tmpdir(), `behave-pro-chromium${libraries ? '-libraries' : ''}`);
  const program = path.join(kept, 'chromium');
  if (existsSync(program)) return program;
  // Unpacked aside and moved in one step: another process must not meet half a Chromium.
  const draft = await mkdtemp(`${kept}-`);
  const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  // The package unpacks to the system's temporary folder, and libraries only where this variable says Lambda.
  const env = {
    ...process.env,
    TMPDIR: draft,
    ...(libraries && { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }),
  };
  await run(process.execPath, ['--eval', unpack], { cwd: path.resolve(__dirname, '..'), env });
  await rename(draft, kept).catch(() => rm(draft, { recursive: true, force: true }));
  return program;
}

async function fromPackageWithLibraries(): Promise<string> {
  const program = await fromPackage(true);
  const folder = path.dirname(program);
  const starter = path.join(folder, 'chromium-with-libraries');
  const libraries = path.join(folder, 'al2023/lib');
  await writeFile(starter, `#!/bin/sh\nLD_LIBRARY_PATH='${libraries}' exec '${program}' "$@"\n`);
  await chmod(starter, 0o755);
  return starter;
}

async function installed(): Promise<string> {
  if (process.getuid?.() !== 0) throw new Error('not root');
  if (!existsSync('/etc/debian_version')) throw new Error('not Debian');
  process.stderr.write('Installing Chromium with apt-get…\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, maxBuffer: 2 ** 26 });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, maxBuffer: 2 ** 26 });
  return onPath('chromium');
}

function failure(tried: string[]): Error {
  const list = tried.map((attempt) => `  - ${attempt}`).join('\n');
  const advice = 'Install Chromium or Chrome, or set CHROMIUM to the path of one that starts.';
  return new Error(`No Chromium starts on this machine. ${advice}\nTried:\n${list}`);
}

function firstLines(error: unknown): string {
  const { message, stderr } = error as Error & { stderr?: string };
  return (stderr?.trim() || message).split('\n').slice(0, 2).join(' ').slice(0, 300);
}

if (require.main === module) {
  findChromium().then(
    ({ path: found }) => process.stdout.write(`${found}\n`),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
