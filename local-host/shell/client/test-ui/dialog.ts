import { view } from '@forge/bridge';

const { extension } = await view.getContext();
document.getElementById('given')!.textContent = `Given ${JSON.stringify(extension.modal)}`;
document.getElementById('choose')!.addEventListener('click', () => void view.close({ chosen: 'this' }));
