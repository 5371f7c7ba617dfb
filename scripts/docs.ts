import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { pages } from './pages';

const ROOT = path.resolve(__dirname, '..');

/** A page under docs/ that is made from the code, so that it cannot say anything else. */
export interface Page {
  /** From the root of the repository. */
  file: string;
  text(): string | Promise<string>;
}

/** What a page has to say, laid out as every other file is. */
async function pageText({ file, text }: Page): Promise<string> {
  const options = await resolveConfig(path.join(ROOT, file));
  return format(await text(), { ...options, filepath: file });
}

/** What a page says; nothing when it is not there. */
function writtenText({ file }: Page): string {
  try {
    return readFileSync(path.join(ROOT, file), 'utf8');
  } catch {
    return '';
  }
}

/** Writes all pages, or with `--check` names those that say something else. */
async function main(check: boolean): Promise<void> {
  for (const page of pages) {
    const text = await pageText(page);
    if (!check) writeFileSync(path.join(ROOT, page.file), text);
    else if (text !== writtenText(page)) {
      console.error(`${page.file} does not say what the code says: npm run docs writes it anew`);
      process.exitCode = 1;
    }
  }
}

void main(process.argv.includes('--check'));
