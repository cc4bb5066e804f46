/** The little of XML that judging an Office file needs: elements by local name, and whether a part is plain enough to trust. */

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (value: string): string =>
  value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return namedEntities[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

const elementPattern = /<(?:[\w.-]+:)?(\w+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const attributePattern = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Attributes of every element of a local name. Undefined when one is written in a way this reader does not
 * follow, since a more lenient reader might then see what is missed here.
 */
export const elementsOf = (xml: string, name: string): Record<string, string>[] | undefined => {
  const found: Record<string, string>[] = [];
  for (const [, local, attributes = ''] of xml.matchAll(elementPattern)) {
    if (local !== name) continue;
    const entries = [...attributes.matchAll(attributePattern)].map(
      ([, key = '', double, single]) => [key, decode(double ?? single ?? '')] as const,
    );
    found.push(Object.fromEntries(entries));
  }
  const opened = xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}[\\s/>]`, 'g'))?.length ?? 0;
  return opened === found.length ? found : undefined;
};

/** Whether the beginning of an XML part is in UTF-8; any other encoding could hide what is looked for. */
export const isUtf8Xml = (head: Buffer): boolean => {
  if (head.subarray(0, 4).includes(0) || (head[0] ?? 0) >= 0xfe) return false;
  const declared = /^\uFEFF?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head.toString('utf8'))?.[1];
  return declared === undefined || /^(utf-8|us-ascii)$/i.test(declared);
};
