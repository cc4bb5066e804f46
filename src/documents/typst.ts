/** The typesetter, set up once for each fonts folder. Only this file knows its interface. */
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { loadFonts } from './fonts.ts';
import { printable } from './printable.ts';

/** What an installation may choose about printing. */
export type PrintOptions = {
  /** The operator's folder of official faces, if there is one. */
  fontsDirectory?: string | undefined;
};

/** What to set: a template's path below this folder, and the data it reads. */
export type Typesetting = PrintOptions & {
  /** For example `approval/v1/template.typ`. */
  template: string;
  /** Plain JSON. It reaches the template as `sys.inputs.data`, so no value can ever be read as markup. */
  data: object;
};

/** How many later documents an unused intermediate result outlives; without a bound memory would grow for ever. */
const CACHE_AGE = 2;

const compilers = new Map<string, NodeCompiler>();

const compilerFor = (fontsDirectory: string | undefined): NodeCompiler => {
  const key = fontsDirectory ?? '';
  const known = compilers.get(key);
  if (known) return known;
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: loadFonts(fontsDirectory) }],
  });
  compilers.set(key, compiler);
  return compiler;
};

const layOut = ({ template, data, fontsDirectory }: Typesetting) => {
  const compiler = compilerFor(fontsDirectory);
  const outcome = compiler.compile({
    mainFilePath: path.join(import.meta.dirname, template),
    inputs: { data: JSON.stringify(printable(data)) },
  });
  const document = outcome.result;
  if (!document) {
    const found = outcome.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`template ${template} failed: ${JSON.stringify(found)}`);
  }
  return { compiler, document };
};

/**
 * Sets a template and returns the PDF. The same data give the same bytes: no date, no random identifier.
 * Throws when the template is wrong; no text in the data can make it throw.
 */
export const compileTypst = (typesetting: Typesetting): { pdf: Buffer; pageCount: number } => {
  const { compiler, document } = layOut(typesetting);
  const pdf = compiler.pdf(document);
  compiler.evictCache(CACHE_AGE);
  return { pdf, pageCount: document.numOfPages };
};

/** As {@link compileTypst}, but one drawing in which every letter is an outline. */
export const drawTypst = (typesetting: Typesetting): { svg: string } => {
  const { compiler, document } = layOut(typesetting);
  const svg = compiler.plainSvg(document);
  compiler.evictCache(CACHE_AGE);
  return { svg };
};
