/**
 * Runs `@forge/bundler` on the app in the current folder and copies what it made to the folder named as argument.
 * A process of its own: the bundler reads the current folder and `FORGE_RUNTIME_PATH`, which belong to a process.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getEntryPoints, getNodeBundler, getWrapperProvider } from '@forge/bundler';
import { FileSystemReader } from '@forge/cli-shared';
import { entryFiles, readManifest } from './manifest';

const show = (text: unknown): void => void process.stdout.write(`${String(text)}\n`);
const silent = (): void => undefined;
const logger = { trace: silent, debug: silent, info: silent, warn: show, error: show };

async function main(target: string): Promise<void> {
  const manifest = readManifest('.');
  const readConfig = async () => manifest;
  const bundler = getNodeBundler(
    logger as unknown as Parameters<typeof getNodeBundler>[0],
    getWrapperProvider({ fileSystemReader: new FileSystemReader() }),
    { readConfig } as unknown as Parameters<typeof getNodeBundler>[2],
  );
  const handlers = entryFiles(manifest).map((module) => ({ module }));
  const { outputDir, additionalOutputs } = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints(handlers as unknown as Parameters<typeof getEntryPoints>[0]),
  });
  cpSync(outputDir, target, { recursive: true });
  for (const [name, content] of additionalOutputs ?? []) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), content);
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  show(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
