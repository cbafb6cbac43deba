import type { Recipe } from './recipe.js';
import { fanruan, grafana, metabase, quickBi, superset, tableau } from './recipes/dashboards.js';
import { powerQuery } from './recipes/power-query.js';
import { apolloClient, events } from './recipes/programs.js';
import { commandLine, pandas, r } from './recipes/scripts.js';
import { spreadsheets } from './recipes/spreadsheets.js';

/** Every recipe, as the page and the documents list them. */
export const RECIPES: readonly Recipe[] = [
  powerQuery,
  spreadsheets,
  tableau,
  grafana,
  superset,
  metabase,
  fanruan,
  quickBi,
  pandas,
  r,
  commandLine,
  apolloClient,
  events,
];
