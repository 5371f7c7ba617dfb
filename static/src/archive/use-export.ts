import { useRef, useState } from 'react';
import { ApiFailure, asFailure } from '../api';
import { saveFile } from '../save-file';
import { strings } from '../strings';
import type { Export, ExportProgress } from './export-archive';
import { Cancelled, patiently, WAITS, type Patience } from './patience';
import type { ArchiveScope } from './scope';

const words = strings.archive;

/** What a progress bar shows. */
export interface Shown {
  done: number;
  total: number;
  text: string;
}

export interface ExportState {
  busy: boolean;
  /** Somebody has cancelled it: what is on its way still ends. */
  stopping: boolean;
  progress?: Shown;
  failure?: ApiFailure;
  said: string;
  start(): void;
  cancel(): void;
  clear(): void;
}

const loadEngine = () =>
  import('./export-archive').catch(() => {
    throw new ApiFailure('Unavailable', strings.import.notLoaded);
  });

const shown = ({ project, kind, done, total = 0 }: ExportProgress): Shown => ({
  done,
  total,
  text: words.export.reading(project, words.kinds[kind], done, total),
});

function saidOf({ name, projects }: Export): string {
  const features = projects.reduce((sum, { counts }) => sum + (counts.feature ?? 0), 0);
  const unsettled = projects.reduce((sum, project) => sum + (project.unsettled?.length ?? 0), 0);
  const done = words.export.done(name, features);
  return unsettled ? `${done} ${words.export.unsettled(unsettled)}` : done;
}

/** Makes an archive and has the browser save it. Trying again is another export. */
export function useExport(scope: ArchiveScope): ExportState {
  const [busy, setBusy] = useState(false);
  const [stopping, setStopping] = useState(false);
  const [progress, setProgress] = useState<Shown>();
  const [waiting, setWaiting] = useState<number>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [said, setSaid] = useState('');
  const cancelled = useRef(false);

  const clear = (): void => {
    setFailure(undefined);
    setSaid('');
  };
  const make = async (): Promise<void> => {
    const patience: Patience = { waits: WAITS, onWait: setWaiting, isCancelled: () => cancelled.current };
    const { exportArchive } = await loadEngine();
    const projects = await patiently(() => scope.projects(), patience);
    const made = await exportArchive({
      call: scope.call,
      of: scope.of,
      projectIds: projects.map(({ id }) => id),
      writeId: crypto.randomUUID(),
      patience,
      onProgress: (now) => setProgress(shown(now)),
    });
    saveFile(made.name, made.blob, 'application/zip');
    setSaid(saidOf(made));
  };
  return {
    busy,
    stopping,
    ...(progress && { progress }),
    ...(failure && { failure }),
    said: stopping ? words.stopping : waiting === undefined ? said : words.waiting(waiting),
    start: () => {
      if (busy) return;
      clear();
      cancelled.current = false;
      setBusy(true);
      setProgress({ done: 0, total: 1, text: words.export.looking });
      make()
        .catch((error: unknown) => {
          if (error instanceof Cancelled) setSaid(words.export.cancelled);
          else setFailure(asFailure(error));
        })
        .finally(() => {
          setBusy(false);
          setStopping(false);
          setProgress(undefined);
        });
    },
    cancel: () => {
      cancelled.current = true;
      setStopping(true);
    },
    clear,
  };
}
