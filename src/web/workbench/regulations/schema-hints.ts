import type { YamlPlace } from './yaml-place.ts';

/** As much of a JSON Schema as hints need. */
export type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  type?: string;
  required?: string[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
};

export type Hint = { label: string; kind: 'key' | 'value'; detail?: string };

/** All shapes a schema allows, its references followed. */
const shapesOf = (schema: JsonSchema, root: JsonSchema): JsonSchema[] => {
  const name = schema.$ref?.replace(/^#\/\$defs\//, '');
  const target = name === undefined ? undefined : root.$defs?.[name];
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(target ? [target] : []),
  ];
  return [schema, ...inner.flatMap((each) => shapesOf(each, root))];
};

const step = (shapes: readonly JsonSchema[], part: string, root: JsonSchema): JsonSchema[] =>
  shapes.flatMap((shape) => {
    const next =
      part === '*'
        ? shape.items
        : (shape.properties?.[part] ??
          (typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined));
    return next === undefined ? [] : shapesOf(next, root);
  });

/** Names under a top-level key of the text: `metrics:` and what stands two spaces in; or the ids of a list. */
const namesUnder = (text: string, section: string): string[] => {
  const body = new RegExp(`^${section}:[^\\n]*\\n((?:[ #-][^\\n]*\\n|\\n)*)`, 'm').exec(`${text}\n`)?.[1] ?? '';
  const keys = [...body.matchAll(/^ {2}(?:"([^"]+)"|([\w-]+)):/gm)].map((match) => match[1] ?? match[2] ?? '');
  const ids = [...body.matchAll(/^ {0,4}- (?:\{ )?id: ([\w-]+)/gm)].map((match) => match[1] ?? '');
  return ids.length > 0 ? ids : keys;
};

/** Keys whose values name something else in the same text, and where it is defined. */
const referring: Record<string, string> = {
  metric: 'metrics',
  clause: 'clauses',
  reading: 'readings',
  material: 'materials',
  clauses: 'clauses',
  forTypes: 'baseTypes',
};

/** What may be written at a place, by the schema and by what the text itself defines. */
export const hintsAt = (schema: JsonSchema, text: string, place: YamlPlace): Hint[] => {
  const shapes = place.path.reduce<JsonSchema[]>((at, part) => step(at, part, schema), shapesOf(schema, schema));
  const key = place.key ?? (place.path.at(-1) === '*' ? place.path.at(-2) : undefined);
  const section = key === undefined ? undefined : referring[key];
  if (section !== undefined && (place.key !== undefined || place.path.at(-1) === '*')) {
    const named = namesUnder(text, section).map((name): Hint => ({
      label: section === 'clauses' && /^[\d.]+$/.test(name) ? `"${name}"` : name,
      kind: 'value',
      detail: section,
    }));
    if (named.length > 0) return named;
  }
  const targets = place.key === undefined ? shapes : step(shapes, place.key, schema);
  const values = targets.flatMap((shape): Hint[] => {
    const listed = shape.const === undefined ? (shape.enum ?? []) : [shape.const];
    const all = listed.length > 0 ? listed : shape.type === 'boolean' ? [true, false] : [];
    return all.map((value) => ({ label: String(value), kind: 'value' }));
  });
  if (place.key !== undefined) return unique(values);
  const keys = shapes.flatMap((shape) =>
    Object.keys(shape.properties ?? {})
      .filter((name) => !place.beside.includes(name))
      .map((name): Hint => ({ label: name, kind: 'key', ...(shape.required?.includes(name) ? { detail: '*' } : {}) })),
  );
  return unique([...keys, ...values]);
};

const unique = (hints: readonly Hint[]): Hint[] => [...new Map(hints.map((hint) => [hint.label, hint])).values()];
