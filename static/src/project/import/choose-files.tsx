import Button from '@atlaskit/button/new';
import FilesIcon from '@atlaskit/icon/core/files';
import FolderIcon from '@atlaskit/icon/core/folder-closed';
import { useEffect, useRef, type ChangeEvent } from 'react';
import { strings } from '../../strings';
import { chosenFiles, type ChosenFile } from './chosen';

const words = strings.import;

/** Files, a zip or a folder from the computer; dropping them on the page does the same. */
export function ChooseFiles({ onChoose }: { onChoose: (files: ChosenFile[]) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  // React knows no property for choosing folders.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const chosen = chosenFiles(target.files ?? []);
    // Choosing the same files again is another choice.
    target.value = '';
    if (chosen.length > 0) onChoose(chosen);
  };
  return (
    <div className="bp-choose">
      <p>{words.what}</p>
      <div className="bp-actions">
        <Button iconBefore={FilesIcon} onClick={() => files.current?.click()}>
          {words.chooseFiles}
        </Button>
        <Button iconBefore={FolderIcon} onClick={() => folder.current?.click()}>
          {words.chooseFolder}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".feature,.md,.zip"
        aria-label={words.chooseFiles}
        onChange={take}
      />
      <input ref={folder} type="file" multiple hidden aria-label={words.chooseFolder} onChange={take} />
    </div>
  );
}
