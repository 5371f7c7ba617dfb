import { useState } from 'react';
import { local } from '../site/api';
import { ControlButton, ControlGroup } from './ControlGroup';
import { useControl } from './use-control';

/** What the app used of the platform, as the host counts it. */
export function MeterControls() {
  const control = useControl();
  const [meter, setMeter] = useState<string>();
  const read = async (method: string) => {
    setMeter(JSON.stringify(await local(method, 'meter'), undefined, 2));
    return undefined;
  };
  return (
    <>
      <ControlGroup title="Meter" hint="Calls, bytes and time that the app has used since the last zero.">
        <ControlButton onClick={() => control('Meter', () => read('GET'))}>Read</ControlButton>
        <ControlButton onClick={() => control('Meter', () => read('DELETE'))}>Set to zero</ControlButton>
      </ControlGroup>
      {meter && (
        <pre className="meter" tabIndex={0} aria-label="Meter">
          {meter}
        </pre>
      )}
    </>
  );
}
