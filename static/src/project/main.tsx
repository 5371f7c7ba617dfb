import '../styles/counts.css';
import '../styles/editor.css';
import '../styles/scenarios.css';
import '../styles/menu.css';
import '../styles/table.css';
import '../styles/project.css';
import '../styles/feature-list.css';
import '../styles/feature.css';
import '../styles/import.css';
import '../styles/versions.css';
import type { ProjectApi } from '../../../src/invoke-api';
import { client } from '../api';
import { callResolver } from '../bridge';
import { mount } from '../page';
import { Project } from './project';

mount(<Project call={client<ProjectApi>(callResolver)} />);
