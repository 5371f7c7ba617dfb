import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver';

/* Atlaskit's feature flags are off in tests, as in the build. To be imported before any component. */
setBooleanFeatureFlagResolver(() => false);
