import { isAssertThat } from './assertthat';
import { isBehavePro, maybeBehavePro } from './behave-pro';
import type { ExportedFile } from './notes';
import { TOOLS, type Tool } from './tools';
import { opened, type OpenFile } from './open-file';
import { isXray } from './xray';

/** How a file of each tool is known. None is of two: what is asked first decides. */
const MARKS: Record<Tool, (file: OpenFile) => boolean> = {
  xray: isXray,
  'behave-pro': isBehavePro,
  assertthat: isAssertThat,
};

/** Whether a file of an export of a tool has marks of it. That it is such an export others of its files may say more clearly. */
export const isOf = (tool: Tool, file: OpenFile): boolean =>
  tool === 'behave-pro' ? maybeBehavePro(file) : MARKS[tool](file);

/**
 * The tool that made an export, by what the files say and not by their names alone: the one whose marks more than half of those
 * with scenarios have. A part of the files is enough to tell.
 */
export function recognisedTool(files: readonly ExportedFile[]): Tool | undefined {
  const read = files.flatMap((file) => opened(file) ?? []);
  const told = read.filter(({ document }) => document.scenarios.length > 0);
  const counts = TOOLS.map((tool) => ({ tool, count: told.filter(MARKS[tool]).length }));
  const [best] = counts.sort((a, b) => b.count - a.count);
  return best && best.count * 2 > told.length ? best.tool : undefined;
}
