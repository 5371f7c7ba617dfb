import { local } from '../site/api';
import { useSite } from '../site/context';
import { ControlButton, ControlGroup } from './ControlGroup';
import { useControl } from './use-control';

const PROMPT = { queryLagMs: 0, duplicates: 0, reorder: false };

/** Within what the platform allows itself. */
const LATE = { queryLagMs: 2000, duplicates: 0.3, reorder: true };

/** What the app does while nobody waits for it, and how what it is told arrives. */
export function BackgroundControls() {
  const { dailyTriggers } = useSite();
  const control = useControl();
  const runDaily = async () => {
    for (const module of dailyTriggers) {
      const { error } = await local<{ error?: { message: string } }>('POST', 'trigger', { module });
      if (error) throw new Error(`${module}: ${error.message}`);
    }
    return `Daily triggers have run: ${dailyTriggers.join(', ')}`;
  };
  const drain = async () => {
    const { processed, failed } = await local<{ processed: number; failed: number }>('POST', 'drain');
    return `Nothing is waiting any more: ${processed} done, ${failed} failed`;
  };
  const deliver = (body: object, title: string) =>
    control('Delivery', () => local('POST', 'delivery', body).then(() => title));
  return (
    <>
      <ControlGroup title="Background work" hint="What runs by itself in time: have it done now.">
        {dailyTriggers.length > 0 && (
          <ControlButton onClick={() => control('Daily triggers', runDaily)}>
            Run daily triggers
          </ControlButton>
        )}
        <ControlButton onClick={() => control('Queues', drain)}>Finish queued work</ControlButton>
      </ControlGroup>
      <ControlGroup title="Delivery" hint="How events reach the app, and when its queries see what it wrote.">
        <ControlButton onClick={() => deliver(PROMPT, 'Delivery: at once and in order')}>
          At once, in order
        </ControlButton>
        <ControlButton onClick={() => deliver(LATE, 'Delivery: late, some twice, out of order')}>
          Late, some twice
        </ControlButton>
      </ControlGroup>
    </>
  );
}
