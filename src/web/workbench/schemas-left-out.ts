/**
 * Stands in for zod in the script of the workbench (see `resolve.alias` in vite.config.ts). The web takes addresses and
 * types from the contract; requests and replies are parsed on the server only, so that 25 kB of schema code need not
 * travel to every reader. Parsing here is a mistake and says so.
 */
const parsing = new Set<PropertyKey>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'encode', 'decode']);

const left: unknown = new Proxy(() => undefined, {
  get: (_, name) => {
    if (parsing.has(name)) throw new Error(`schemas are left out of the web: ${String(name)} is not there`);
    return name === Symbol.toPrimitive ? () => '' : left;
  },
  apply: () => left,
});

export { left as z };
