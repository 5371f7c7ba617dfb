import '../styles/table.css';
import '../styles/cards.css';
import '../styles/admin.css';
import type { AdminApi } from '../../../src/invoke-api';
import { client } from '../api';
import { callResolver } from '../bridge';
import { mount } from '../page';
import { Admin } from './admin';

mount(<Admin call={client<AdminApi>(callResolver)} />);
