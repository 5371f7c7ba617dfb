import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { Icon, type IconName } from '../components/Icon';
import { takeNextPage } from './next-page';

export type FlagType = 'info' | 'success' | 'warning' | 'error';

/** A message at the lower left, as `showFlag` of the bridge describes it. */
export interface Flag {
  id: number | string;
  title?: string;
  description?: string;
  type?: FlagType;
  actions?: { text: string; onClick: () => void }[];
  isAutoDismiss?: boolean;
}

interface Flags {
  show(flag: Flag): void;
  /** Says whether such a flag was there. */
  close(id: Flag['id']): boolean;
}

const FlagContext = createContext<Flags>({ show: () => undefined, close: () => false });

export const useFlags = (): Flags => useContext(FlagContext);

/** How long a flag that goes by itself stays, in milliseconds: as on Jira. */
const AUTO_DISMISS = 8000;

export function FlagProvider({ children }: { children: ReactNode }) {
  const [flags, setFlags] = useState<Flag[]>([]);
  // Beside the state: `close` has to say at once whether such a flag was there.
  const shown = useRef(flags);
  const service = useMemo<Flags>(() => {
    const update = (next: Flag[]) => setFlags((shown.current = next));
    const others = (id: Flag['id']) => shown.current.filter((flag) => flag.id !== id);
    return {
      show: (flag) => update([flag, ...others(flag.id)]),
      close(id) {
        const count = shown.current.length;
        update(others(id));
        return shown.current.length < count;
      },
    };
  }, []);
  useEffect(() => {
    const said = takeNextPage();
    if (!said) return;
    service.show({ ...said.flag, isAutoDismiss: true });
    if (said.focus) document.getElementById(said.focus)?.focus();
  }, [service]);
  return (
    <FlagContext.Provider value={service}>
      {children}
      <section className="flags" aria-label="Messages" aria-live="polite">
        {flags.map((flag) => (
          <FlagCard key={flag.id} flag={flag} onClose={() => service.close(flag.id)} />
        ))}
      </section>
    </FlagContext.Provider>
  );
}

const ICONS: Record<FlagType, IconName> = {
  info: 'info',
  success: 'done',
  warning: 'warning',
  error: 'error',
};

function FlagCard({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const { title, description, type = 'info', actions = [], isAutoDismiss } = flag;
  useEffect(() => {
    if (!isAutoDismiss) return undefined;
    const timer = setTimeout(onClose, AUTO_DISMISS);
    return () => clearTimeout(timer);
    // By flag: `onClose` is a new function at every rendering, which must not start the time anew.
  }, [flag]);
  return (
    <article className={`flag flag-${type}`} role={type === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[type]} />
      <div className="flag-text">
        {title && <strong>{title}</strong>}
        {description && <p>{description}</p>}
        {actions.map(({ text, onClick }) => (
          <button key={text} type="button" className="link-button" onClick={() => onClick()}>
            {text}
          </button>
        ))}
      </div>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={onClose}>
        <Icon name="close" />
      </button>
    </article>
  );
}
