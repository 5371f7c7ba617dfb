import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';

export type ColorMode = 'light' | 'dark';

interface Theme {
  colorMode: ColorMode;
  toggle(): void;
}

const ThemeContext = createContext<Theme>({ colorMode: 'light', toggle: () => undefined });

const KEY = 'color-mode';

/** Keeps the chosen colour mode in the browser; until one is chosen, the system's holds. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [colorMode, setColorMode] = useState<ColorMode>(startMode);
  // Before the effects of the frames, which read the colours this sets.
  useLayoutEffect(() => {
    document.documentElement.dataset.colorMode = colorMode;
  }, [colorMode]);
  const theme = useMemo(
    () => ({
      colorMode,
      toggle() {
        const next = colorMode === 'light' ? 'dark' : 'light';
        localStorage.setItem(KEY, next);
        setColorMode(next);
      },
    }),
    [colorMode],
  );
  return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>;
}

export const useTheme = (): Theme => useContext(ThemeContext);

function startMode(): ColorMode {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
