import * as bridge from '@forge/bridge';
import { exportsOf } from '../../../conformance/methods/app/src/callables';
import { observe, type Observation } from '../../../conformance/methods/app/src/observe';

// For the tests: they call the unmodified bridge inside the frame, as an app's own script would.
// `observeBridge` is the same bridge with a book of what is called.
const observeBridge = () => {
  const observation: Observation = { calls: [], offered: [] };
  return { forge: observe(exportsOf(bridge) as typeof bridge, observation), observation };
};
Object.assign(window, { forge: bridge, observeBridge });

const { extension, moduleKey } = await bridge.view.getContext();
const place = (extension.issue ?? extension.project) as { key: string } | undefined;
document.querySelector('#place')?.append(`${moduleKey} at ${place?.key ?? 'the site'}`);
await bridge.view.emitReadyEvent();
