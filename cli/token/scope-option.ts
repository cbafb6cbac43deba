import { Option } from 'commander';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';

export const scopeOption = () =>
  new Option('--scope <scope...>', '权限，可多个 (what it allows; one or more)').choices(SCOPES).makeOptionMandatory();
