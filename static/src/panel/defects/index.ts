export { CreateDefect } from './create-defect';
export { LinkDefect } from './link-defect';
