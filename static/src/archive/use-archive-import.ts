import type { Damage } from '@behave-pro/core/archive';
import { useRef, useState } from 'react';
import type { OnDifferent } from '../../../src/invoke-api';
import { ApiFailure, asFailure } from '../api';
import { strings } from '../strings';
import {
  foretell,
  importArchive,
  type Foretold,
  type ImportProgress,
  type Pair,
  type ProjectOutcome,
} from './import-archive';
import { Archive, NoArchive } from './open-archive';
import { Cancelled, patiently, WAITS, type Patience } from './patience';
import type { ArchiveScope, Target } from './scope';
import type { Shown } from './use-export';

const words = strings.archive;

export type ArchiveImportState =
  | { phase: 'choosing'; failure?: ApiFailure }
  | { phase: 'busy'; progress?: Shown }
  /** `whole`: the archive without what is damaged. */
  | { phase: 'damaged'; damage: Damage[]; whole: Archive; failure?: ApiFailure }
  | { phase: 'pairing'; archive: Archive; targets: readonly Target[]; failure?: ApiFailure }
  | { phase: 'review'; foretold: Foretold; onDifferent: OnDifferent; failure?: ApiFailure; stopped?: true }
  | { phase: 'done'; outcomes: readonly ProjectOutcome[] };

export interface ArchiveImport {
  state: ArchiveImportState;
  /** Why it goes on later. */
  waiting: string;
  /** Somebody has cancelled it: what is on its way still ends. */
  stopping: boolean;
  choose(file: File): void;
  /** Goes on with what is whole of an archive that is damaged. */
  goOnWithWhole(): void;
  look(pairs: readonly Pair[]): void;
  start(onDifferent: OnDifferent): void;
  cancel(): void;
  reset(): void;
}

const kindName = (kind: ImportProgress['kind']): string =>
  kind === 'issues' ? words.import.issues : words.kinds[kind];

type Say = (project: string, kind: string, done: number, total: number) => string;

/** An import from choosing a file to its result. What broke off is gone on with by beginning anew: nothing is done twice. */
export function useArchiveImport(scope: ArchiveScope, onImported: () => void): ArchiveImport {
  const [state, setState] = useState<ArchiveImportState>({ phase: 'choosing' });
  const [waiting, setWaiting] = useState<number>();
  const [stopping, setStopping] = useState(false);
  const cancelled = useRef(false);
  const archive = useRef<Archive>();
  const pairs = useRef<readonly Pair[]>([]);
  const targets = useRef<readonly Target[]>([]);
  /** One run of an import, by what was chosen: whoever goes on with another choice begins another one. */
  const writeIds = useRef(new Map<OnDifferent, string>());

  const patience: Patience = { waits: WAITS, onWait: setWaiting, isCancelled: () => cancelled.current };
  const show = (progress?: Shown): void => setState({ phase: 'busy', ...(progress && { progress }) });
  const progress =
    (say: Say) =>
    ({ project, kind, done, total }: ImportProgress): void =>
      show({ done, total, text: say(project, kindName(kind), done, total) });
  const begin = (): void => {
    cancelled.current = false;
    setStopping(false);
    show();
  };

  const open = async (file: File): Promise<void> => {
    const opened = await Archive.open(file);
    const damage = await opened.damage((done, total) => {
      if (cancelled.current) throw new Cancelled();
      show({ done, total, text: words.import.checking(done, total) });
    });
    if (damage.length) return setState({ phase: 'damaged', damage, whole: opened.without(damage) });
    await lookForTargets(opened);
  };
  const lookForTargets = async (opened: Archive): Promise<void> => {
    const keys = opened.manifest.projects.map(({ key }) => key);
    targets.current = await patiently(() => scope.targets(keys), patience);
    archive.current = opened;
    setState({ phase: 'pairing', archive: opened, targets: targets.current });
  };
  const reset = (): void => setState({ phase: 'choosing' });
  const pairing = (failure?: ApiFailure): void => {
    const now = archive.current;
    if (!now) return reset();
    setState({ phase: 'pairing', archive: now, targets: targets.current, ...(failure && { failure }) });
  };
  /** What an import or a look at it gets. */
  const asked = (say: Say) => {
    if (!archive.current) throw new Error('No archive was chosen');
    return {
      call: scope.call,
      archive: archive.current,
      pairs: pairs.current,
      patience,
      onProgress: progress(say),
    };
  };

  return {
    state,
    waiting: waiting === undefined ? '' : words.waiting(waiting),
    stopping,
    choose: (file) => {
      begin();
      open(file).catch((error: unknown) => {
        if (error instanceof Cancelled) return reset();
        const failure =
          error instanceof NoArchive ? new ApiFailure('Invalid', error.message) : asFailure(error);
        setState({ phase: 'choosing', failure });
      });
    },
    goOnWithWhole: () => {
      if (state.phase !== 'damaged') return;
      const { damage, whole } = state;
      begin();
      lookForTargets(whole).catch((error: unknown) => {
        const failure = !(error instanceof Cancelled) && { failure: asFailure(error) };
        setState({ phase: 'damaged', damage, whole, ...failure });
      });
    },
    look: (chosen) => {
      begin();
      pairs.current = chosen;
      writeIds.current.clear();
      foretell(asked(words.import.looking))
        .then((foretold) => setState({ phase: 'review', foretold, onDifferent: 'keep' }))
        .catch((error: unknown) => (error instanceof Cancelled ? pairing() : pairing(asFailure(error))));
    },
    start: (onDifferent) => {
      if (state.phase !== 'review') return;
      const { foretold } = state;
      const writeId = writeIds.current.get(onDifferent) ?? crypto.randomUUID();
      writeIds.current.set(onDifferent, writeId);
      begin();
      importArchive({
        ...asked(words.import.importing),
        onDifferent,
        writeId,
        foretold,
      })
        .then((outcomes) => setState({ phase: 'done', outcomes }))
        .catch((error: unknown) =>
          setState({
            phase: 'review',
            foretold,
            onDifferent,
            stopped: true,
            ...(!(error instanceof Cancelled) && { failure: asFailure(error) }),
          }),
        )
        .finally(onImported);
    },
    cancel: () => {
      cancelled.current = true;
      setStopping(true);
    },
    reset,
  };
}
