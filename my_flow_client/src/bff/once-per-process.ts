import 'server-only';

/** Any object takes a symbol that nobody else knows. */
const things: { [name: symbol]: unknown } = globalThis;

/** The thing of a name, made at the first call. Next gives pages and doors modules of their own, so what they share cannot be kept in a module. */
export function oncePerProcess<Thing>(name: string, make: () => Thing): Thing {
  const key = Symbol.for(`myflow:${name}`);
  things[key] ??= make();
  // Only the line above puts something there, and each name is used by one caller.
  return things[key] as Thing;
}
