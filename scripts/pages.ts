import { methodsPage } from '../local-host/conformance/methods/page';
import { limitsPage } from '../local-host/limits/page';
import { archivePage } from './archive-page';
import type { Page } from './docs';
import { dataPage, panelPage } from './promises/page';

/** The pages of docs/ that are made from the code; `npm run docs` writes them. */
export const pages: readonly Page[] = [
  { file: 'docs/local-host-limits.md', text: limitsPage },
  { file: 'docs/local-host-methods.md', text: methodsPage },
  { file: 'docs/issue-panel.md', text: panelPage },
  { file: 'docs/data-promises.md', text: dataPage },
  { file: 'docs/archive-format.md', text: archivePage },
];
