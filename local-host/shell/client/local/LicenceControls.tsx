import { local } from '../site/api';
import { ControlGroup } from './ControlGroup';
import { useControl } from './use-control';

const STATES = {
  active: 'active: paid for',
  evaluation: 'evaluation: a free trial',
  lapsed: 'lapsed: no longer paid for',
  absent: 'absent: none is told of',
  error: 'error: it cannot be read',
} as const;

const ENVIRONMENTS = {
  PRODUCTION: 'production',
  DEVELOPMENT: 'development: nothing is paid for',
} as const;

export interface Licence {
  state: keyof typeof STATES;
  environment: keyof typeof ENVIRONMENTS;
}

export function LicenceControls({ licence, changed }: { licence: Licence | undefined; changed: () => void }) {
  const control = useControl();
  const set = (title: string, body: Partial<Licence>) =>
    control(title, async () => {
      await local('POST', 'license', body);
      changed();
      return title;
    });
  return (
    <ControlGroup title="Licence" hint="What the app is told about its licence. Reload the page to see it.">
      <label className="field">
        Licence
        <select
          value={licence?.state ?? ''}
          onChange={({ target }) =>
            set(`Licence: ${target.value}`, { state: target.value as Licence['state'] })
          }
        >
          <Options of={STATES} />
        </select>
      </label>
      <label className="field">
        Environment
        <select
          value={licence?.environment ?? ''}
          onChange={({ target }) =>
            set(`Environment: ${target.value.toLowerCase()}`, {
              environment: target.value as Licence['environment'],
            })
          }
        >
          <Options of={ENVIRONMENTS} />
        </select>
      </label>
    </ControlGroup>
  );
}

const Options = ({ of }: { of: Record<string, string> }) =>
  Object.entries(of).map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
