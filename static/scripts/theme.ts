import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver';
import { getThemeStyles } from '@atlaskit/tokens/get-theme-styles';

const TARGET = join(__dirname, '..', 'src', 'generated', 'theme.css');

const DARK = ':root[data-color-mode="dark"]';
const LIGHT = ':root';

/** `id` is the name of a token theme: `light`, `dark`, `spacing`, `shape`, `typography`, `motion`. */
function selectorFor(id: string): string {
  return id === 'dark' ? DARK : LIGHT;
}

/**
 * The declarations of one token theme under a selector of our own: Atlassian's own selectors also ask for a
 * `data-theme` attribute, and without it a page would have no colours at all.
 */
function rescope(id: string, css: string): string {
  return css.replace(/html\[[^{}]*\{/g, `${selectorFor(id)} {`);
}

/**
 * Writes the design tokens as one stylesheet. Atlaskit would add them as `<style>` elements while the page runs,
 * which Forge's content security policy refuses.
 */
async function main(): Promise<void> {
  setBooleanFeatureFlagResolver(() => false);
  const themes = await getThemeStyles({ colorMode: 'auto', contrastMode: 'no-preference' });
  const order = ['light', 'dark'];
  const sorted = [...themes].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const missing = [...order, 'spacing', 'shape', 'typography'].filter(
    (id) => !themes.some((t) => t.id === id),
  );
  if (missing.length > 0) throw new Error(`@atlaskit/tokens has no theme ${missing.join(', ')}`);
  mkdirSync(join(TARGET, '..'), { recursive: true });
  writeFileSync(TARGET, sorted.map((theme) => rescope(theme.id, theme.css)).join('\n'));
}

void main();
