import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { familyNamesOf, renamed } from './font-naming.ts';
import { loadFonts } from './fonts.ts';
import { renderDocument } from './render-document.ts';
import { samples } from './samples.ts';

const serif = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
);

const operatorFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haizhi-fonts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

test('shipped fonts carry names that no system has', () => {
  const families = loadFonts().flatMap(familyNamesOf);
  expect(new Set(families)).toEqual(new Set(['Haizhi Serif', 'Haizhi Sans']));
});

test('单位自备的仿宋、楷体被认出，其他字体不取', () => {
  const folder = operatorFolder();
  const font = readFileSync(serif);
  writeFileSync(path.join(folder, 'simfang.ttf'), renamed(font, '仿宋_GB2312', 'Regular'));
  writeFileSync(path.join(folder, 'STKAITI.TTF'), renamed(font, 'STKaiti', 'Regular'));
  copyFileSync(serif, path.join(folder, 'other.ttf'));
  writeFileSync(path.join(folder, 'readme.txt'), 'not a font');
  const families = loadFonts(folder).flatMap(familyNamesOf);
  expect(families.slice(0, 2)).toEqual(['Haizhi KaiTi', 'Haizhi FangSong']);
  expect(families).toHaveLength(6);
});

test('装有仿宋时公文正文用仿宋', async () => {
  const folder = operatorFolder();
  writeFileSync(path.join(folder, 'fs.ttf'), renamed(readFileSync(serif), 'FangSong', 'Regular'));
  const { bytes } = await renderDocument('approval', 1, samples.approval, {
    fontsDirectory: folder,
  });
  expect(bytes.toString('latin1')).toContain('HaizhiFangSong-Regular');
  const plain = await renderDocument('approval', 1, samples.approval);
  expect(plain.bytes.toString('latin1')).not.toContain('HaizhiFangSong');
});

test('a file that is no font is refused', () => {
  const folder = operatorFolder();
  writeFileSync(path.join(folder, 'broken.ttf'), 'not a font at all, only text');
  expect(() => loadFonts(folder)).toThrow(RangeError);
});
