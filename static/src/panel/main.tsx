import '../styles/editor.css';
import '../styles/scenarios.css';
import '../styles/menu.css';
import '../styles/panel.css';
import '../styles/board.css';
import '../styles/counts.css';
import '../styles/family.css';
import '../styles/defects.css';
import type { PanelApi } from '../../../src/invoke-api';
import { client } from '../api';
import { callResolver } from '../bridge';
import { mount } from '../page';
import { Panel } from './panel';

mount(<Panel call={client<PanelApi>(callResolver)} />);
