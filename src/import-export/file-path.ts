import { MAX_PATH_BYTES } from '@behave-pro/core/gherkin';

/** Why a feature cannot be kept under a path, in words for people. */
export function pathProblem(path: string): string | undefined {
  const parts = path.split('/');
  if (/[\p{Cc}\p{Cs}\\]/u.test(path)) return 'A path has no control characters, and / between its folders.';
  if (parts.some((part) => ['', '.', '..'].includes(part)))
    return 'A path leads down from the folder that is imported.';
  return Buffer.byteLength(path) > MAX_PATH_BYTES ? 'This path is too long.' : undefined;
}
