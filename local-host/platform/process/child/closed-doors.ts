import Module from 'node:module';
import { invocations } from './invocation-state';
import { send } from './channel';

/**
 * Ways out of the process that the platform filters, or that would go on after the answer where this process stands still.
 * None of them is modelled: what uses one is refused when it is called, since packages name them without ever using them.
 */
const DOORS: Record<string, readonly string[]> = {
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer', 'createSecureServer'],
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  child_process: ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'],
  worker_threads: ['Worker'],
  cluster: ['fork'],
};

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;

function refused(door: string): () => never {
  // A function, not an arrow: `new` reaches it too.
  return function refuse(): never {
    const invocation = invocations.getStore()?.id ?? '';
    send({ type: 'unmodelled', invocation, call: door });
    throw new Error(`${door} is not modelled by the local host`);
  };
}

function closed(name: string, exported: object): object {
  const shut = new Map((DOORS[name] ?? []).map((member) => [member, refused(`${name}.${member}`)]));
  return new Proxy(exported, {
    get: (target, property, receiver) =>
      shut.get(String(property)) ?? (Reflect.get(target, property, receiver) as unknown),
  });
}

/** Closes them to everything that is loaded from now on. What the runtime itself uses, `fetch` above all, stays open. */
export function closeDoors(): void {
  const module = Module as unknown as { _load: Load };
  const load = module._load;
  const known = new Map<string, object>();
  module._load = function open(request, ...rest) {
    const exported = load.call(this, request, ...rest);
    const name = request.replace(/^node:/, '');
    if (!Object.hasOwn(DOORS, name)) return exported;
    const shut = known.get(name) ?? closed(name, exported as object);
    known.set(name, shut);
    return shut;
  };
}
