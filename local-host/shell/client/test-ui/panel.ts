import * as bridge from '@forge/bridge';

// For the tests: they call the unmodified bridge inside the frame, as an app's own script would.
Object.assign(window, { forge: bridge });

const { extension, moduleKey } = await bridge.view.getContext();
const place = (extension.issue ?? extension.project) as { key: string } | undefined;
document.querySelector('#place')?.append(`${moduleKey} at ${place?.key ?? 'the site'}`);
await bridge.view.emitReadyEvent();
