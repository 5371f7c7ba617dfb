export const panel = async (): Promise<void> => {};
export const issueContext = panel;
export const settings = panel;
export const ciApi = panel;
export const background = panel;
