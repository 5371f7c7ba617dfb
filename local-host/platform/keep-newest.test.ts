import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepNewest } from './keep-newest';

test('the newest builds stay, files and folders; older ones go', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newest-'));
  try {
    for (const [n, name] of ['old', 'older-folder', 'new', 'newest-folder'].entries()) {
      const path = join(folder, name);
      if (name.endsWith('folder')) mkdirSync(join(path, 'within'), { recursive: true });
      else writeFileSync(path, name);
      const at = name.startsWith('new') ? 2_000 + n : 1_000 - n;
      utimesSync(path, at, at);
    }
    keepNewest(folder, 3);
    expect(readdirSync(folder).sort()).toEqual(['new', 'newest-folder', 'old']);
    keepNewest(folder, 3);
    expect(readdirSync(folder)).toHaveLength(3);
    keepNewest(folder, 1);
    expect(readdirSync(folder)).toEqual(['newest-folder']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
