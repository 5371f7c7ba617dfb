import { local } from '../site/api';
import { ControlButton, ControlGroup } from './ControlGroup';
import { offsetText } from './offset-text';
import { useControl } from './use-control';

/** `offset` in milliseconds from real time. */
export interface Clock {
  now: string;
  offset: number;
}

export function ClockControls({ clock, changed }: { clock: Clock | undefined; changed: () => void }) {
  const control = useControl();
  const set = (title: string, body: object) =>
    control(title, async () => {
      await local('POST', 'clock', body);
      changed();
      return title;
    });
  const shown =
    clock && new Date(clock.now).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  const hint = shown
    ? `For the app it is ${shown} (${offsetText(clock.offset)}). Move it to see what happens later.`
    : 'The time that the app sees.';
  return (
    <ControlGroup title="Time" hint={hint}>
      <ControlButton onClick={() => set('One day later', { advance: '1d' })}>+ 1 day</ControlButton>
      <ControlButton onClick={() => set('30 days later', { advance: '30d' })}>+ 30 days</ControlButton>
      <ControlButton onClick={() => set('Back to now', {})}>Now</ControlButton>
    </ControlGroup>
  );
}
