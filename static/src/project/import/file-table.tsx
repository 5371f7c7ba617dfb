import type { ReactNode } from 'react';
import { strings } from '../../strings';

interface Row {
  path: string;
  /** Opens the file's feature; absent where there is none. */
  featureId?: string;
  cells: ReactNode[];
}

interface Props {
  title: string;
  text?: string;
  /** After the one of the file. */
  columns: string[];
  rows: readonly Row[];
  onOpen?: (featureId: string) => void;
}

/** The rest is in the copied list. */
const MOST = 500;

/** Files that need a look, each leading to its feature. */
export function FileTable({ title, text, columns, rows, onOpen }: Props) {
  if (rows.length === 0) return null;
  return (
    <section className="bp-import-table">
      <h3>{title}</h3>
      {text && <p className="bp-subtle">{text}</p>}
      <div className="bp-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="bp-table">
          <thead>
            <tr>
              {[strings.import.result.columns.file, ...columns].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map(({ path, featureId, cells }, index) => (
              <tr key={index}>
                <th scope="row">
                  {featureId && onOpen ? (
                    <button type="button" className="bp-link" onClick={() => onOpen(featureId)}>
                      {path}
                    </button>
                  ) : (
                    path
                  )}
                </th>
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST && <p className="bp-subtle">{strings.common.more(rows.length - MOST)}</p>}
    </section>
  );
}
