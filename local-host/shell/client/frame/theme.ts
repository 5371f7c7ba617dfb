/** The theme as the site tells it to a frame. */
export interface FrameTheme {
  colorMode: 'light' | 'dark';
  /** CSS colour of what the frame lies on. */
  surface: string;
}

const TOKENS = '/__bridge/theme.css';

/**
 * Sets this document's theme as Jira does: attributes on `<html>`, the design tokens, and the colour of the
 * surface below the frame. By `<link>`: the policy admits no style sheet inside the document.
 */
export function applyTheme(theme: unknown): void {
  const { colorMode, surface } = theme as FrameTheme;
  const root = document.documentElement;
  root.dataset.theme = THEMES;
  root.dataset.colorMode = colorMode;
  root.style.setProperty('--ds-elevation-surface-current', surface);
  if (document.querySelector('link[data-theme]')) return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: TOKENS });
  link.dataset.theme = 'light dark';
  // First, so that a style sheet of the app that defines tokens of its own wins.
  document.head.prepend(link);
}

/** Names of the themes in use, in the form the token style sheets select by. */
export const THEMES = 'dark:dark light:light spacing:spacing typography:typography shape:shape';
