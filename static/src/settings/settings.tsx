export const Settings = (_: { call: unknown }) => null;
