import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLES, zipOf } from './testing/samples';

describe('readers of this machine', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'legacy-zip-'));
    SAMPLES.forEach(([, files], n) => writeFileSync(join(folder, `${n}.zip`), zipOf(files)));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const there = (command: string, ...args: string[]): boolean => {
    if (spawnSync(command, args).status === 0) return true;
    process.stdout.write(`${command} is not on this machine: archives are not tried with it\n`);
    return false;
  };
  const archives = () => SAMPLES.map((_, n) => join(folder, `${n}.zip`));

  test('unzip', () => {
    if (!there('unzip', '-v')) return;
    for (const archive of archives()) {
      for (const locale of ['C', 'C.UTF-8']) {
        const env = { ...process.env, LC_ALL: locale };
        expect(execFileSync('unzip', ['-tq', archive], { encoding: 'utf8', env })).toMatch(
          'No errors detected',
        );
      }
    }
  });

  test('Python', () => {
    if (!there('python3', '--version')) return;
    const script =
      'import sys, zipfile\nfor p in sys.argv[1:]:\n z = zipfile.ZipFile(p)\n assert z.testzip() is None\n print(len(z.namelist()))';
    const counts = execFileSync('python3', ['-c', script, ...archives()], { encoding: 'utf8' })
      .trim()
      .split('\n');
    SAMPLES.forEach(([, files], n) => expect(Number(counts[n])).toBeGreaterThanOrEqual(files.length));
  });

  test('Java, by directory and streaming', () => {
    if (!there('java', '-version')) return;
    const source = join(folder, 'Read.java');
    writeFileSync(
      source,
      `import java.io.*; import java.util.zip.*;
       public class Read { public static void main(String[] paths) throws Exception {
         for (String path : paths) {
           int streamed = 0, listed = 0;
           try (ZipInputStream in = new ZipInputStream(new FileInputStream(path))) {
             while (in.getNextEntry() != null) { in.readAllBytes(); streamed++; }
           }
           try (ZipFile zip = new ZipFile(path)) {
             for (var e = zip.entries(); e.hasMoreElements();) { zip.getInputStream(e.nextElement()).readAllBytes(); listed++; }
           }
           System.out.println(streamed + " " + listed);
         } } }`,
    );
    const lines = execFileSync('java', [source, ...archives()], { encoding: 'utf8' })
      .trim()
      .split('\n');
    SAMPLES.forEach(([, files], n) => {
      const [streamed = 0, listed = 0] = (lines[n] ?? '').split(' ').map(Number);
      expect(streamed).toBe(listed);
      expect(listed).toBeGreaterThanOrEqual(files.length);
    });
  });

  test('jar', () => {
    if (!there('jar', '--version')) return;
    const listing = execFileSync('jar', ['tf', join(folder, `${SAMPLES.length - 2}.zip`)], {
      encoding: 'utf8',
    });
    expect(listing).toMatch('カート.feature');
  });
});
