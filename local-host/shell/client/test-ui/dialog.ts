import { view } from '@forge/bridge';

const { extension } = await view.getContext();
document.querySelector('#given')?.append(`Given ${JSON.stringify(extension.modal)}`);
document.querySelector('#choose')?.addEventListener('click', () => void view.close({ chosen: 'this' }));
