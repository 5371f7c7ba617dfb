import { gzipSync } from 'node:zlib';
import { takeOver, type ExportedFile, type Tool } from '../../core/gherkin/importers';
import type { ImportFile } from '../../src/invoke-api';

/** Files of an export as the page sends them. */
export function sentExport(tool: Tool, files: readonly ExportedFile[]): ImportFile[] {
  const { files: taken, emptied } = takeOver(tool, files);
  const gz = (bytes: Uint8Array): string => gzipSync(bytes).toString('base64');
  return [
    ...taken.map(({ path, bytes, testTypes }) => ({
      path,
      gz: gz(bytes),
      ...(testTypes.length && { testTypes: testTypes.map((type) => type?.[0] ?? '-').join('') }),
      ...(tool === 'behave-pro' && { download: true as const }),
    })),
    ...emptied.map(({ path, bytes }) => ({ path, gz: gz(bytes), remains: true as const })),
  ];
}
