import { useFlags } from '../site/flags';

/** Runs one of the host's controls and says how it went: `work` answers what was done, or nothing to say nothing. */
export type Control = (title: string, work: () => Promise<string | undefined>) => void;

export function useControl(): Control {
  const flags = useFlags();
  const attempt = async (title: string, work: () => Promise<string | undefined>) => {
    try {
      const done = await work();
      if (done) flags.show({ id: 'local', type: 'success', title: done, isAutoDismiss: true });
    } catch (error) {
      const description = (error as Error).message;
      flags.show({ id: 'local', type: 'error', title: `${title}: failed`, description });
    }
  };
  return (title, work) => void attempt(title, work);
}
