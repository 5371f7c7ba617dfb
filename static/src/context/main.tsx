import '../styles/counts.css';
import '../styles/context.css';
import type { ContextApi } from '../../../src/invoke-api';
import { client } from '../api';
import { callResolver } from '../bridge';
import { mount } from '../page';
import { IssueContext } from './issue-context';

mount(<IssueContext call={client<ContextApi>(callResolver)} />);
