import { useEffect, useState } from 'react';
import type { FeatureScenario, FeatureView } from '../../../../src/invoke-api';
import { GherkinText } from '../../components/gherkin-text';
import { strings } from '../../strings';

interface Props {
  feature: FeatureView;
  scenario: FeatureScenario;
}

/** The scenario's part of its feature's text. */
export function ScenarioText({ feature: { text, language, path }, scenario: { line, name } }: Props) {
  const [own, setOwn] = useState<string>();
  useEffect(() => {
    let current = true;
    import('../../gherkin').then(
      ({ scenarioTextAt }) => current && setOwn(scenarioTextAt(text, line, path)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [text, line, path]);
  if (own === undefined) return null;
  const label = strings.panel.textOf(name || strings.panel.untitled);
  return <GherkinText text={own} language={language} label={label} />;
}
