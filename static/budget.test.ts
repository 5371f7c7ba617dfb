import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = join(__dirname, 'dist');
const KB = 1000;

/** What the browser must have before the page does anything: its scripts and what they import statically. */
function firstScripts(page: string): string[] {
  const html = readFileSync(join(DIST, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) =>
    resolve(DIST, path ?? ''),
  );
  const all = new Set<string>();
  const visit = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, path] of code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["'](\.[^"']+\.js)["']/g,
    ))
      visit(resolve(dirname(file), path ?? ''));
  };
  named.forEach(visit);
  return [...all];
}

/** A keyword of a language that only the parser knows. */
const OF_PARSER = 'Funktionalit';

const gzipped = (file: string): number => gzipSync(readFileSync(file)).length;

beforeAll(() => {
  if (!existsSync(join(DIST, 'panel.html')))
    throw new Error('static/dist is missing: run "npm run build -w static" first');
});

/** Each page with the KB its first script may have; an issue's results are looked at in passing. */
const PAGES: [string, number][] = [
  ['panel.html', 250],
  ['context.html', 200],
  ['project.html', 250],
  ['settings.html', 250],
  ['admin.html', 250],
];

describe.each(PAGES)('the first script of %s, with what it imports', (page, most) => {
  test(`is at most ${most} KB gzipped`, () => {
    const scripts = firstScripts(page);
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(most * KB);
  });

  test('has neither the editor nor the Gherkin parser nor what unpacks files', () => {
    const scripts = firstScripts(page);
    expect(scripts.join('\n')).not.toMatch(
      /assets\/(editor|feature-editor|code-editor|gherkin|importers|compression)-/,
    );
    expect(scripts.filter((script) => readFileSync(script, 'utf8').includes(OF_PARSER))).toEqual([]);
  });
});

test('the editor of Gherkin texts with the parser is at most 160 KB gzipped', () => {
  const files = readdirSync(join(DIST, 'assets'))
    .filter((name) => /^(code-editor|gherkin)-.*\.js$/.test(name))
    .map((name) => join(DIST, 'assets', name));
  expect(files).toHaveLength(2);
  // Whoever else wants the parser can make a script of its own of it, under any name.
  expect(files.some((file) => readFileSync(file, 'utf8').includes(OF_PARSER))).toBe(true);
  expect(files.reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(160 * KB);
});

test.each(PAGES)(
  '%s holds what the content security policy allows: no inline script, style element or style attribute',
  (page) => {
    const html = readFileSync(join(DIST, page), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=/i);
    expect(html).not.toMatch(/(?:src|href)="(?!\.\/)/);
  },
);

test('the stylesheet has the tokens of both themes', () => {
  const html = readFileSync(join(DIST, 'panel.html'), 'utf8');
  const css = [...html.matchAll(/href="([^"]+\.css)"/g)]
    .map(([, path]) => readFileSync(resolve(DIST, path ?? ''), 'utf8'))
    .join('');
  expect(css).toMatch(/:root\[data-color-mode="?dark"?\]\s*\{[^}]*--ds-text:/);
  expect(css).toMatch(/:root\s*\{[^}]*--ds-text:/);
});
