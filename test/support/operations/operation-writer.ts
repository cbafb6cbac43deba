import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { drawValue, type InputValue, literalOf, type ValuePools } from './argument-values.js';
import type { Draw } from './draw.js';
import type { Route } from './routes.js';

export interface Operation {
  query: string;
  variables: Record<string, InputValue>;
}

interface Variable {
  name: string;
  type: string;
  fallback: string | null;
}

/** Names a careless server takes for something else: keys, fields of objects, what federation asks for beside. */
const ALIASES = ['a', 'id', 'month', 'revision', 'name', 'grant', 'constructor', 'toString', '__proto__', '_entities'];
const WRONG_PERCENT = 4;
const MAX_DEPTH_BEYOND = 2;
const MAX_FIELDS = 60;

/** Writes one operation of random choices that leads to a type of the schema. */
export class OperationWriter {
  readonly #draw: Draw;
  readonly #pools: ValuePools;
  readonly #isTame: boolean;
  readonly #variables: Variable[] = [];
  readonly #values: Record<string, InputValue> = {};
  readonly #fragments: string[] = [];
  #fieldsLeft = MAX_FIELDS;
  #depth = 0;

  /** @param isTame  Nothing that stock gateways get wrong: wrong values, conditions, aliases that are names of keys. */
  constructor(draw: Draw, pools: ValuePools, isTame: boolean) {
    this.#draw = draw;
    this.#pools = pools;
    this.#isTame = isTame;
  }

  write(schema: GraphQLSchema, { kind, fields }: Route): Operation {
    const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    if (!root) throw new Error(`the schema has no ${kind}`);
    const selection = this.#selection(root, fields, new Set());
    const definitions = this.#variables.map(
      ({ name, type, fallback }) => `$${name}: ${type}${fallback === null ? '' : ` = ${fallback}`}`,
    );
    const head = definitions.length > 0 ? `${kind} Generated(${definitions.join(', ')})` : kind;
    return { query: [`${head} ${selection}`, ...this.#fragments].join('\n'), variables: this.#values };
  }

  /** @param taken  Response names of this object that are used already. */
  #selection(type: GraphQLObjectType, path: readonly string[], taken: Set<string>): string {
    const all = Object.values(type.getFields());
    const [next, ...rest] = path;
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    // The end of the way is where fields are looked at; on it, and beside it, a few will do.
    const wanted: GraphQLField<unknown, unknown>[] = [];
    if (next === undefined) {
      if (this.#draw.percent(40)) wanted.push(...leaves);
      const beyond = this.#fieldsLeft > 0 ? this.#draw.whole(leaves.length > 0 ? 0 : 1, 3) : 0;
      for (let count = 0; count < beyond; count++) wanted.push(this.#draw.pick(all));
    } else {
      if (leaves.length > 0 && this.#draw.percent(40)) wanted.push(this.#draw.pick(leaves));
      // A second mutation would change what the first is compared by.
      if (type.name !== 'Mutation' && this.#draw.percent(15)) wanted.push(this.#draw.pick(all));
    }
    const parts = [...new Set(wanted)].map((field) => this.#field(field, [], taken));
    const onward = next === undefined ? undefined : type.getFields()[next];
    if (onward) parts.push(this.#field(onward, rest, taken));
    if (this.#draw.percent(20) || parts.length === 0) parts.unshift(this.#typename(taken));
    return `{ ${this.#wrapped(type, parts).join(' ')} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, path: readonly string[], taken: Set<string>): string {
    this.#fieldsLeft -= 1;
    const alias = this.#alias(field.name, taken);
    const args = field.args
      .filter((arg) => isRequiredArgument(arg) || this.#draw.percent(60))
      .map((arg) => `${arg.name}: ${this.#argument(arg.name, arg.type)}`);
    const type = getNamedType(field.type);
    const head = `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.#directive()}`;
    if (!isObjectType(type)) return head;
    const isDeepEnough = path.length === 0 && this.#depth >= MAX_DEPTH_BEYOND;
    if (isDeepEnough || this.#fieldsLeft <= 0) return `${head} { ${this.#typename(new Set())} }`;
    this.#depth += path.length === 0 ? 1 : 0;
    const inner = new Set<string>();
    const written = `${head} ${this.#selection(type, path, inner)}`;
    // Asked for twice, it is one field with the fields of both.
    const again = args.length === 0 && this.#draw.percent(8) ? ` ${head} ${this.#selection(type, [], inner)}` : '';
    this.#depth -= path.length === 0 ? 1 : 0;
    return `${written}${again}`;
  }

  #typename(taken: Set<string>): string {
    if (taken.has('__typename') || this.#draw.percent(30)) return `${this.#alias('__typename', taken)}__typename`;
    taken.add('__typename');
    return '__typename';
  }

  /** Empty, or a response name of its own: two fields of one name are no operation. */
  #alias(name: string, taken: Set<string>): string {
    const isTaken = taken.has(name);
    if (!isTaken && !this.#draw.percent(15)) {
      taken.add(name);
      return '';
    }
    const free = [...(this.#isTame ? [] : ALIASES), `a${taken.size}`].filter(
      (each) => !taken.has(each) && each !== name,
    );
    const alias = this.#draw.pick(free);
    taken.add(alias);
    return `${alias}: `;
  }

  #argument(name: string, type: GraphQLInputType): string {
    const value = drawValue(this.#draw, name, type, this.#pools, this.#isTame ? 0 : WRONG_PERCENT);
    return this.#draw.percent(40) ? this.#variable(value, type) : literalOf(value, type);
  }

  #variable(value: InputValue, type: GraphQLInputType): string {
    const name = `v${this.#variables.length}`;
    const isLeftOut = this.#draw.percent(10);
    const fallback = isLeftOut || this.#draw.percent(15) ? literalOf(value, type) : null;
    this.#variables.push({ name, type: String(type), fallback });
    if (!isLeftOut) this.#values[name] = value;
    return `$${name}`;
  }

  /** Fields as they are, or some of them in a fragment, named or not. */
  #wrapped(type: GraphQLObjectType, fields: string[]): string[] {
    if (!this.#draw.percent(25)) return fields;
    const at = this.#draw.whole(0, fields.length - 1);
    const inside = fields.slice(at);
    const body = `{ ${inside.join(' ')} }`;
    if (this.#draw.percent(40)) {
      const name = `F${this.#fragments.length}`;
      this.#fragments.push(`fragment ${name} on ${type.name} ${body}`);
      return [...fields.slice(0, at), `...${name}${this.#directive()}`];
    }
    const condition = this.#draw.percent(60) ? ` on ${type.name}` : '';
    return [...fields.slice(0, at), `...${condition}${this.#directive()} ${body}`];
  }

  #directive(): string {
    if (this.#isTame || !this.#draw.percent(8)) return '';
    const name = this.#draw.pick(['skip', 'include']);
    const value = this.#draw.percent(50);
    if (!this.#draw.percent(60)) return ` @${name}(if: ${value})`;
    const variable = `v${this.#variables.length}`;
    this.#variables.push({ name: variable, type: 'Boolean!', fallback: null });
    this.#values[variable] = value;
    return ` @${name}(if: $${variable})`;
  }
}
