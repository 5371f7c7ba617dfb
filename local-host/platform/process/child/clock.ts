const RealDate = Date;
let offset = 0;

const now = (): number => RealDate.now() + offset;

/** Sets how many milliseconds the app's time is ahead of real time. */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds;
}

/** Makes `Date` tell the host's time. A proxy, so that `instanceof`, parsing and `Date()` without `new` stay as they are. */
export function installClock(): void {
  const shifted = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, property, receiver) =>
      property === 'now' ? now : (Reflect.get(target, property, receiver) as unknown),
  });
  RealDate.prototype.constructor = shifted;
  globalThis.Date = shifted;
}
