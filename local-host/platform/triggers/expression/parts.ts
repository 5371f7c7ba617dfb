import type { ArrowFunctionExpression, CallExpression, Expression, MemberExpression, Node } from 'acorn';
import { NotModelled } from '../not-modelled';
import { equal, includes, METHODS } from './methods';
import { memberOf, truth } from './values';

/** What an expression may name, with the values: `event`, and the parameters of the functions around a part. */
export type Names = Readonly<Record<string, unknown>>;

/** A part of an expression, ready to be evaluated. Throws `EvaluationError`. */
export type Part = (names: Names) => unknown;

/** Ends a chain whose `?.` met null. */
class ChainEnd extends Error {}

/** Where a part stands: the whole text, and the names that are known there. */
export interface Scope {
  source: string;
  known: ReadonlySet<string>;
}

const textOf = ({ start, end }: Node, { source }: Scope): string => source.slice(start, end);

function refuse(node: Node, scope: Scope): never {
  throw new NotModelled(`“${textOf(node, scope)}” in an expression`);
}

/** What stands before a dot; `?.` after null ends the chain. */
function before(node: MemberExpression, scope: Scope): Part {
  if (node.object.type === 'Super') return refuse(node, scope);
  const part = readPart(node.object, scope);
  return (names) => {
    const value = part(names);
    if (node.optional && value === null) throw new ChainEnd();
    return value;
  };
}

function nameOf({ computed, property }: MemberExpression): string | undefined {
  if (!computed) return property.type === 'Identifier' ? property.name : undefined;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}

function member(node: MemberExpression, scope: Scope): Part {
  const name = nameOf(node) ?? refuse(node, scope);
  const object = before(node, scope);
  return (names) => memberOf(object(names), name, textOf(node.object, scope));
}

/** A function `item => …` as it is handed to a method of a list. */
function worker(node: ArrowFunctionExpression, scope: Scope): (names: Names) => (item: unknown) => unknown {
  const [parameter, ...more] = node.params;
  if (parameter?.type !== 'Identifier' || more.length > 0 || node.async) return refuse(node, scope);
  if (node.body.type === 'BlockStatement') return refuse(node, scope);
  const { name } = parameter;
  const body = readPart(node.body, { ...scope, known: new Set([...scope.known, name]) });
  return (names) => (item) => body({ ...names, [name]: item });
}

function call(node: CallExpression, scope: Scope): Part {
  const { callee, arguments: given, optional } = node;
  const [argument, ...more] = given;
  if (callee.type !== 'MemberExpression' || callee.computed || optional) return refuse(node, scope);
  if (!argument || argument.type === 'SpreadElement' || more.length > 0) return refuse(node, scope);
  const [object, text] = [before(callee, scope), textOf(callee.object, scope)];
  const name = nameOf(callee) ?? '';
  if (name === 'includes') {
    const item = readPart(argument, scope);
    return (names) => includes(object(names), item(names), text);
  }
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method || argument.type !== 'ArrowFunctionExpression') return refuse(node, scope);
  const work = worker(argument, scope);
  return (names) => method(object(names), work(names), text);
}

/** Reads a part of an expression. Throws `NotModelled` for what is not modelled, wherever in the part it stands. */
export function readPart(node: Expression, scope: Scope): Part {
  const condition = (of: Expression): ((names: Names) => boolean) => {
    const part = readPart(of, scope);
    return (names) => truth(part(names), textOf(of, scope));
  };
  switch (node.type) {
    case 'Literal': {
      const { value } = node;
      const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
      return plain && !node.regex && !node.bigint ? () => value : refuse(node, scope);
    }
    case 'Identifier':
      return scope.known.has(node.name) ? (names) => names[node.name] : refuse(node, scope);
    case 'ArrayExpression': {
      const items = node.elements.map((item) =>
        item && item.type !== 'SpreadElement' ? readPart(item, scope) : refuse(node, scope),
      );
      return (names) => items.map((item) => item(names));
    }
    case 'UnaryExpression': {
      if (node.operator !== '!') return refuse(node, scope);
      const argument = condition(node.argument);
      return (names) => !argument(names);
    }
    case 'LogicalExpression': {
      if (node.operator === '??') return refuse(node, scope);
      const [left, right] = [condition(node.left), condition(node.right)];
      return node.operator === '||'
        ? (names) => left(names) || right(names)
        : (names) => left(names) && right(names);
    }
    case 'BinaryExpression': {
      const { left, right, operator } = node;
      if (left.type === 'PrivateIdentifier' || !['==', '!='].includes(operator)) return refuse(node, scope);
      const [one, other] = [readPart(left, scope), readPart(right, scope)];
      return (names) => equal(one(names), other(names)) === (operator === '==');
    }
    case 'MemberExpression':
      return member(node, scope);
    case 'CallExpression':
      return call(node, scope);
    case 'ChainExpression': {
      const chain = readPart(node.expression, scope);
      return (names) => {
        try {
          return chain(names);
        } catch (error) {
          if (error instanceof ChainEnd) return null;
          throw error;
        }
      };
    }
    default:
      return refuse(node, scope);
  }
}
