/** What made an export. */
export type Tool = 'behave-pro' | 'xray' | 'assertthat';
export const TOOLS: readonly Tool[] = ['behave-pro', 'xray', 'assertthat'];
