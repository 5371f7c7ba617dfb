import { strings } from '../strings';

/** Beside what is saved as soon as it is chosen: that it is being saved, and that it is. */
export function SavedState({ busy, saved }: { busy: boolean; saved: boolean }) {
  return (
    <span role="status" className="bp-saved">
      {busy ? strings.common.saving : saved && strings.common.saved}
    </span>
  );
}
