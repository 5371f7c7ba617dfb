import type { Operation } from './extract';

export interface Route {
  operation: Operation;
  /** Decoded path parameters. */
  path: Record<string, string>;
}

export type Router = (method: string, pathname: string) => Route | undefined;

/** Finds the operation of a request; a fixed segment wins over a parameter, as `project/search` must. */
export function createRouter(operations: Operation[]): Router {
  const compiled = operations
    .map((operation) => ({ operation, segments: operation.template.split('/') }))
    .sort((a, b) => parameters(a.segments) - parameters(b.segments));
  return (method, pathname) => {
    const given = pathname.replace(/\/$/, '').split('/');
    for (const { operation, segments } of compiled) {
      const path = operation.method === method ? match(segments, given) : undefined;
      if (path) return { operation, path };
    }
    return undefined;
  };
}

const isParameter = (segment: string): boolean => segment.startsWith('{');
const parameters = (segments: string[]): number => segments.filter(isParameter).length;

function match(segments: string[], given: string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined;
  const path: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? '';
    if (!isParameter(segment)) {
      if (segment !== value) return undefined;
    } else {
      const decoded = decode(value);
      if (!decoded) return undefined;
      path[segment.slice(1, -1)] = decoded;
    }
  }
  return path;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
