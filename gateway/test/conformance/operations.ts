import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { Random } from './random.ts';

const variableTypes = {
  $yes: 'Boolean!',
  $no: 'Boolean!',
  $default: 'Boolean = true',
  $text: 'ID',
  $page: 'Int',
};

/** Writes operations on a schema, the same for the same seed. Some are not valid: two fields may clash. */
export class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #depth: number;
  readonly #fragments: string[] = [];

  constructor(schema: GraphQLSchema, seed: string, depth: number) {
    this.#depth = depth;
    this.#schema = schema;
    this.#random = new Random(seed);
  }

  write(kind: 'query' | 'mutation'): string {
    const root = this.#schema.getRootType(kind as never) as GraphQLObjectType;
    const fields = Array.from({ length: 1 + this.#random.below(3) }, (_, index) => {
      const field = this.#random.pick(Object.values(root.getFields()));
      return this.#field(field.name, root, this.#depth, `r${index}: `);
    });
    const body = `${fields.join(' ')} ${this.#random.chance(0.1) ? '__typename' : ''}`;
    const text = `${body} ${this.#fragments.join(' ')}`;
    const variables = Object.entries(variableTypes)
      .filter(([name]) => text.includes(name))
      .map(([name, type]) => `${name}: ${type}`);
    const head = variables.length > 0 ? `(${variables.join(', ')})` : '';
    return `${kind} Some${head} { ${body} } ${this.#fragments.join(' ')}`;
  }

  #selections(type: GraphQLNamedType, depth: number): string {
    const random = this.#random;
    const parts: string[] = [];
    if (random.chance(0.15) || !('getFields' in type)) parts.push('__typename');
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => depth > 0 || isLeafType(getNamedType(field.type)),
      );
      const count = 1 + random.below(depth > 0 ? 4 : 3);
      for (let n = 0; n < count && fields.length > 0; n += 1) {
        const field = random.pick(fields);
        const alias = random.chance(0.12) ? `a${random.below(4)}: ` : '';
        parts.push(this.#field(field.name, type, depth - 1, alias));
      }
      if (parts.length === 0) parts.push('t: __typename');
    }
    if (isAbstractType(type)) {
      for (const member of this.#schema.getPossibleTypes(type)) {
        if (random.chance(0.7)) parts.push(this.#fragment(member, depth));
      }
      const userError = this.#schema.getType('UserError');
      if (userError && random.chance(0.4)) parts.push(this.#fragment(userError, depth));
    } else if (random.chance(0.2)) {
      parts.push(this.#fragment(type, depth));
    }
    // Written twice, so that selections must be merged.
    if (random.chance(0.08)) parts.push(random.pick(parts));
    return parts.join(' ');
  }

  #fragment(type: GraphQLNamedType, depth: number): string {
    const inner = this.#selections(type, depth - 1);
    if (!this.#random.chance(0.3)) return `... on ${type.name}${this.#directive()} { ${inner} }`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${type.name} { ${inner} }`);
    return `...${name}${this.#directive()}`;
  }

  #field(
    name: string,
    parent: Extract<GraphQLNamedType, { getFields(): unknown }>,
    depth: number,
    alias = '',
  ): string {
    const field = (parent as GraphQLObjectType).getFields()[name];
    if (!field) throw new Error(`No field ${name}`);
    const type = getNamedType(field.type);
    const args = field.args
      .filter((arg) => isRequiredArgument(arg) || this.#random.chance(0.2))
      .map((arg) => `${arg.name}: ${this.#argument(arg)}`);
    const inner = isLeafType(type) ? '' : ` { ${this.#selections(type, depth)} }`;
    return `${alias}${name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.#directive()}${inner}`;
  }

  #argument(arg: GraphQLArgument): string {
    const type = String(arg.type);
    if (type === 'Int' && this.#random.chance(0.5)) return '$page';
    if (type === 'ID' && this.#random.chance(0.5)) return '$text';
    return this.#input(arg.type);
  }

  #input(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.#input(type.ofType);
    if (isListType(type)) return `[${this.#input(type.ofType)}]`;
    if (isEnumType(type)) return this.#random.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(isRequiredInputField);
      return `{ ${fields.map((field) => `${field.name}: ${this.#input(field.type)}`).join(', ')} }`;
    }
    if (type.name === 'Int') return String(this.#random.below(20));
    if (type.name === 'Float') return '1.5';
    if (type.name === 'Boolean') return 'true';
    return `"${type.name.toLowerCase()}_${this.#random.below(4)}"`;
  }

  #directive(): string {
    if (!this.#random.chance(0.06)) return '';
    const condition = this.#random.pick(['$yes', '$no', '$default', 'true', 'false']);
    return ` @${this.#random.pick(['skip', 'include'])}(if: ${condition})`;
  }
}
