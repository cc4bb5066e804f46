/** Reads the lines to sign of a form: which are written on, which is the place of a seal. */

export type SignaturePlaces = {
  /** Names of lines to sign, without colon: 负责人（签字）, 职务. */
  lines: string[];
  /** Words at the place of the seal: 单位公章 or （公章）. */
  seals: string[];
};

const bare = (name: string): string => name.replace(/[\s：:＿_]+$/u, '').trim();

/**
 * 负责人（签字） and 职务 are lines; 单位公章 is a seal; 负责人签字（公章） is both. Colons and underscores at the end
 * are the author's drawing of a line and dropped.
 */
export const signaturePlaces = (signatures: readonly string[]): SignaturePlaces => {
  const places: SignaturePlaces = { lines: [], seals: [] };
  for (const signature of signatures) {
    const both = /^(?<line>.*签[字名章].*?)[\s：:＿_]*(?<seal>[（(][^（()）]*公章[)）])\s*$/u.exec(signature);
    const { line, seal } = both?.groups ?? {};
    if (line !== undefined && seal !== undefined) {
      places.lines.push(bare(line));
      places.seals.push(seal);
    } else if (signature.includes('公章')) places.seals.push(bare(signature));
    else places.lines.push(bare(signature));
  }
  return places;
};
