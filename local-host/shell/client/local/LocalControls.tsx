import { local } from '../site/api';
import { useLoad } from '../site/use-load';
import { BackgroundControls } from './BackgroundControls';
import { type Clock, ClockControls } from './ClockControls';
import { DataControls } from './DataControls';
import { type Licence, LicenceControls } from './LicenceControls';
import { MailControls } from './MailControls';
import { MeterControls } from './MeterControls';
import { offsetText } from './offset-text';

/** What the host can do that no Jira can: collapsed, below everything. */
export function LocalControls() {
  const clock = useLoad('clock', () => local<Clock>('GET', 'clock'));
  const licence = useLoad('licence', () => local<Licence>('GET', 'license'));
  const unusual = [
    ...(clock.data && clock.data.offset !== 0 ? [`Time: ${offsetText(clock.data.offset)}`] : []),
    ...(licence.data && licence.data.state !== 'active' ? [`Licence: ${licence.data.state}`] : []),
  ];
  return (
    <footer className="local-controls">
      {/* It opens below what one sees. */}
      <details onToggle={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}>
        <summary>
          <strong>Local controls</strong>
          <span className="local-note">No part of Jira: for trying out time, licence and data</span>
          {unusual.map((text) => (
            <span key={text} className="local-state">
              {text}
            </span>
          ))}
        </summary>
        <div className="local-controls-body">
          <ClockControls clock={clock.data} changed={clock.reload} />
          <LicenceControls licence={licence.data} changed={licence.reload} />
          <BackgroundControls />
          <MailControls />
          <DataControls />
          <MeterControls />
        </div>
      </details>
    </footer>
  );
}
