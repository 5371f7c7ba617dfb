/** The element id of a scenario's row. */
export const scenarioAnchor = (scenarioId: string): string => `scenario-${scenarioId}`;

/** Puts the focus on a scenario's row, which brings it into sight: a frame cannot scroll the page around it. */
export const goToScenario = (scenarioId: string): void =>
  document.getElementById(scenarioAnchor(scenarioId))?.querySelector('button')?.focus();
