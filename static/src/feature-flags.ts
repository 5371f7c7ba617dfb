/**
 * Stands in for `@atlaskit/platform-feature-flags`: the real one brings a client of a feature-flag service which
 * this app, having no egress, can never reach. Every flag is off, as it is for an uninitialised client.
 */
export const fg = (): boolean => false;
export const getBooleanFF = fg;
export const setBooleanFeatureFlagResolver = (): void => undefined;
