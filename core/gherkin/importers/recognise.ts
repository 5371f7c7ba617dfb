import { isAssertThat } from './assertthat';
import { isBehavePro } from './behave-pro';
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

/** Whether a file has the marks of a tool. */
export const isOf = (tool: Tool, file: OpenFile): boolean => MARKS[tool](file);

/**
 * The tool that made an export, by what the files say and not by their names alone: the one whose marks more than half of those
 * with scenarios have. A part of the files is enough to tell.
 */
export function recognisedTool(files: readonly ExportedFile[]): Tool | undefined {
  const read = files.flatMap((file) => opened(file) ?? []);
  const told = read.filter(({ document }) => document.scenarios.length > 0);
  const counts = TOOLS.map((tool) => ({ tool, count: told.filter((file) => isOf(tool, file)).length }));
  const [best] = counts.sort((a, b) => b.count - a.count);
  return best && best.count * 2 > told.length ? best.tool : undefined;
}
