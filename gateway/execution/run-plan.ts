import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FetchStep, PlanStep } from './compile-plan.js';
import { merge } from './merge.js';
import { objectsAt, placesAt } from './places.js';
import { representationsOf } from './representations.js';
import { responseName } from './response-names.js';

type Data = Record<string, unknown>;

/** What a subgraph answers. */
export interface SubgraphAnswer {
  data?: Data | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Asks a subgraph. Never throws: what goes wrong on the way becomes errors of the fields that were asked for. */
export type AskSubgraph = (step: FetchStep, variables: Data) => Promise<SubgraphAnswer>;

/** One run of a plan: what came so far, under the names plans give, and what went wrong. */
export class PlanRun {
  readonly data: Data = {};
  readonly errors: GraphQLError[] = [];
  readonly #ask: AskSubgraph;
  readonly #sent: Readonly<Data>;
  readonly #conditions: Data;

  /**
   * @param sent        Variables as the client sent them.
   * @param conditions  The same with their defaults; conditions of the plan hang on them.
   */
  constructor(ask: AskSubgraph, sent: Readonly<Data>, conditions: Data) {
    this.#ask = ask;
    this.#sent = sent;
    this.#conditions = conditions;
  }

  async run(step: PlanStep): Promise<void> {
    if (step.kind === 'Fetch') return this.#fetch(step);
    if (step.kind === 'Condition') {
      const chosen = this.#conditions[step.variable] === true ? step.met : step.unmet;
      return chosen ? this.run(chosen) : undefined;
    }
    if (step.kind === 'Parallel') {
      await Promise.all(step.steps.map((each) => this.run(each)));
      return;
    }
    for (const each of step.steps) await this.run(each);
  }

  async #fetch(step: FetchStep): Promise<void> {
    const objects = objectsAt(this.data, step.path);
    if (objects.length === 0) return;
    const variables = this.#variablesOf(step);
    if (!step.toRepresentation) {
      const { data, errors = [] } = await this.#ask(step, variables);
      for (const error of errors) this.#note(error, error.path && [...step.path, ...error.path]);
      if (!data) return;
      step.rewriteOutput?.(data);
      for (const object of objects) merge(object, data);
      return;
    }
    const { representations, holders } = representationsOf(objects, step.toRepresentation);
    if (representations.length === 0) return;
    if (step.rewriteInput) for (const representation of representations) step.rewriteInput(representation);
    variables.representations = representations;
    const { data, errors = [] } = await this.#ask(step, variables);
    for (const error of errors) this.#noteOfEntity(error, step, holders);
    const entities = data?._entities;
    if (!Array.isArray(entities)) return;
    for (const [index, entity] of entities.entries()) {
      if (typeof entity !== 'object' || entity === null) continue;
      step.rewriteOutput?.(entity);
      for (const holder of holders[index] ?? []) merge(objects[holder] as Data, entity);
    }
  }

  #variablesOf({ variables }: FetchStep): Data {
    const used: Data = {};
    for (const name of variables) {
      if (Object.hasOwn(this.#sent, name)) used[name] = this.#sent[name];
    }
    return used;
  }

  /** An error of an entity is one of every object that stands for it. */
  #noteOfEntity(error: GraphQLFormattedError, step: FetchStep, holders: readonly number[][]): void {
    const [root, index, ...within] = error.path ?? [];
    if (root !== '_entities' || typeof index !== 'number') {
      this.#note(error, step.path);
      return;
    }
    const places = placesAt(this.data, step.path);
    for (const holder of holders[index] ?? []) {
      this.#note(error, [...(places[holder] ?? step.path), ...within]);
    }
  }

  #note({ message, extensions = {} }: GraphQLFormattedError, path: readonly (string | number)[] | undefined): void {
    const place = path?.filter((step) => step !== '@');
    const shown = place?.map((step) => (typeof step === 'string' ? responseName(step) : step));
    this.errors.push(new GraphQLError(message, { ...(shown && { path: shown }), extensions }));
  }
}
