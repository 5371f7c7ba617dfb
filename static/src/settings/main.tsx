import '../styles/table.css';
import '../styles/cards.css';
import '../styles/settings.css';
import type { SettingsApi } from '../../../src/invoke-api';
import { client } from '../api';
import { callResolver } from '../bridge';
import { mount } from '../page';
import { Settings } from './settings';

mount(<Settings call={client<SettingsApi>(callResolver)} />);
