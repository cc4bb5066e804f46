/**
 * The fonts a document may use: those that come with the package, and the official faces an operator owns.
 * 仿宋, 楷体, 黑体 and 小标宋 are not free, so they cannot be shipped; without them 宋体 and 黑体 of Noto stand in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { familyNamesOf, renamed } from './font-naming.ts';

const modules = createRequire(import.meta.url);

const shipped: { file: string; family: string; style: string }[] = [
  {
    file: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    family: 'Haizhi Serif',
    style: 'Regular',
  },
  {
    file: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    family: 'Haizhi Serif',
    style: 'Bold',
  },
  { file: 'NotoSansHans-Regular.otf', family: 'Haizhi Sans', style: 'Regular' },
  { file: 'NotoSansHans-Bold.otf', family: 'Haizhi Sans', style: 'Bold' },
];

/** The package names its entry point only, so its fonts are found beside that. */
const sansDirectory = (): string => path.join(path.dirname(modules.resolve('@embedpdf/fonts-sc')), '..', 'fonts');

const shippedPath = (file: string): string =>
  file.startsWith('@') ? modules.resolve(file) : path.join(sansDirectory(), file);

/** Which face of an official document a family of the operator serves, by any of its names. */
const officialFaces: [names: RegExp, family: string][] = [
  [/fang\s*song|仿宋/iu, 'Haizhi FangSong'],
  [/kai\s*ti|楷体/iu, 'Haizhi KaiTi'],
  [/sim\s*hei|^黑体/iu, 'Haizhi SimHei'],
  [/xiao\s*biao\s*song|小标宋/iu, 'Haizhi XiaoBiaoSong'],
];

const operatorFont = (font: Buffer): Buffer | undefined => {
  const names = familyNamesOf(font);
  const face = officialFaces.find(([pattern]) => names.some((name) => pattern.test(name)));
  return face && renamed(font, face[1], 'Regular');
};

/**
 * All fonts as bytes, under the family names the templates ask for. `directory` is the operator's folder:
 * .ttf, .otf and .ttc files whose family is one of the four official faces are taken, others left alone.
 * Files are read in the order of their names, so the first of two 仿宋 wins on every machine.
 * Throws when the folder cannot be read or a file in it is no font.
 */
export const loadFonts = (directory?: string): Buffer[] => {
  const own = shipped.map(({ file, family, style }) => renamed(readFileSync(shippedPath(file)), family, style));
  if (directory === undefined) return own;
  const official = readdirSync(directory)
    .filter((file) => /\.(?:ttf|otf|ttc)$/iu.test(file))
    .toSorted()
    .map((file) => operatorFont(readFileSync(path.join(directory, file))));
  return [...official.filter((font) => font !== undefined), ...own];
};
