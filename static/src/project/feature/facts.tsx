import type { FeatureView } from '../../../../src/invoke-api';
import { strings } from '../../strings';

const words = strings.feature;

const names = new Intl.DisplayNames('en', { type: 'language' });

/** Gherkin has languages that no one else knows by name. */
function languageName(code: string): string {
  try {
    const name = names.of(code);
    return name && name !== code ? `${name} (${code})` : code;
  } catch {
    return code;
  }
}

/** Where the feature's file is, how it is written, what it is called in downloads. */
export function Facts({ feature: { path, language, fileName, encoding } }: { feature: FeatureView }) {
  const facts: [string, string][] = [
    [words.path, path],
    [words.language, languageName(language)],
    [words.fileName, fileName],
  ];
  if (encoding !== 'utf-8') facts.push([words.encoding, encoding]);
  return (
    <dl className="bp-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
