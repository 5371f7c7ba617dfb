import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronRight from '@atlaskit/icon/core/chevron-right';
import { useId, useState, type ReactNode } from 'react';

interface Props {
  path: string;
  size: number;
  /** While searching every folder is open: what was found must not be hidden. */
  keepOpen: boolean;
  children: ReactNode;
}

/** A folder of the list, to be opened and closed. */
export function FolderGroup({ path, size, keepOpen, children }: Props) {
  const id = useId();
  const [closed, setClosed] = useState(false);
  const open = keepOpen || !closed;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className="bp-folder">
      <h3>
        <button
          type="button"
          className="bp-folder-toggle"
          tabIndex={-1}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setClosed(open)}
        >
          <Chevron label="" />
          <span className="bp-folder-name">{path}</span>
          <span className="bp-subtle">{size}</span>
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
