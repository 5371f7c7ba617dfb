import dark from '@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-dark';
import light from '@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-light';
import shape from '@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-shape';
import spacing from '@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-spacing';
import typography from '@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-typography';
import type { RequestHandler } from 'express';

const STYLE_SHEET = [light, dark, spacing, typography, shape].join('\n');

/** Serves Atlassian's design tokens, light and dark, as one style sheet. */
export const themeRoute: RequestHandler = (_request, response) => {
  response.type('css').set('Cache-Control', 'no-cache').send(STYLE_SHEET);
};
