import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFString, StandardFonts, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { bindFile } from './bind-file.ts';
import type { BoundCover, BoundPart } from './part.ts';
import { A4_HEIGHT, A4_WIDTH, placeOnSheet } from './placement.ts';
import { tryPdf } from './pdf-pages.ts';

const cover: BoundCover = {
  title: ['中国科学技术协会海智基地', '申报材料'],
  applicationNumber: 'HZ-2026-LH-0031',
  unit: '石岚高新技术产业开发区管理委员会',
  copies: 3,
  sample: true,
  year: 2026,
};

const pdfOf = async (...sizes: [width: number, height: number, rotation?: number][]): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [width, height, rotation = 0] of sizes) {
    const page = document.addPage([width, height]);
    page.setRotation(degrees(rotation));
    page.drawText('TOP', { x: width / 2, y: height - 40, font, color: rgb(0, 0, 0) });
  }
  return document.save();
};

const picture = (format: 'png' | 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 400, channels: 3, background: '#89a' } })
    [format]()
    .toBuffer();

const pdfPart = (title: string, bytes: Uint8Array): BoundPart => ({ title, content: { kind: 'pdf', bytes } });

let parts: BoundPart[] = [];

beforeAll(async () => {
  parts = [
    pdfPart('申请表', await pdfOf([595, 842], [595, 842], [842, 595])),
    pdfPart('支持函', await pdfOf([595, 842, 90], [1190, 1684])),
    { title: '场地照片', content: { kind: 'image', mediaType: 'image/jpeg', bytes: await picture('jpeg') } },
    { title: '平面图', content: { kind: 'image', mediaType: 'image/png', bytes: await picture('png') } },
    {
      title: '人才名单',
      subtitle: '名单.xlsx',
      content: {
        kind: 'elsewhere',
        fileName: '名单.xlsx',
        sha256: 'ab'.repeat(32),
        reason: '电子表格，随电子版报送。',
      },
    },
    pdfPart('损坏的文件', Buffer.from('%PDF-1.7\nnothing more')),
    pdfPart('末页', await pdfOf([595, 842])),
  ];
});

const bind = async (some: readonly BoundPart[]) => {
  const bytes = await bindFile({ cover, parts: some });
  return { bytes, document: await PDFDocument.load(bytes, { updateMetadata: false }) };
};

/** Where the links of the contents lead, as numbers of pages. */
const targetsOf = (document: PDFDocument): number[] => {
  const pages = document.getPages();
  const targets: number[] = [];
  for (const page of pages)
    for (const each of page.node.Annots()?.asArray() ?? []) {
      const annotation = document.context.lookup(each, PDFDict);
      const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
      let goal = annotation.lookup(PDFName.of('Dest')) ?? action?.lookup(PDFName.of('D'));
      if (goal instanceof PDFName || goal instanceof PDFString) goal = named(document, goal);
      if (goal instanceof PDFArray) targets.push(pages.findIndex(({ ref }) => ref === (goal as PDFArray).get(0)) + 1);
    }
  return targets;
};

const named = (document: PDFDocument, name: PDFName | PDFString) => {
  const key = name.decodeText();
  const tree = document.catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.lookup(PDFName.of('Dests'), PDFDict);
  const pairs = tree?.lookup(PDFName.of('Names'), PDFArray);
  for (let at = 0; pairs && at < pairs.size(); at += 2) {
    const found = pairs.lookup(at);
    if (found instanceof PDFString && found.decodeText() === key) return pairs.lookup(at + 1);
  }
  return undefined;
};

const uploadsOn = (document: PDFDocument): boolean[] =>
  document
    .getPages()
    .map(({ node }) =>
      (node.Resources()?.lookupMaybe(PDFName.XObject, PDFDict)?.keys() ?? []).some((key) =>
        key.toString().startsWith('/Upload'),
      ),
    );

test('cover, contents and every page of every part, all upright A4', async () => {
  const { document } = await bind(parts);
  expect(document.getPageCount()).toBe(2 + 3 + 2 + 1 + 1 + 1 + 1 + 1);
  for (const page of document.getPages()) {
    expect(page.getWidth()).toBeCloseTo(A4_WIDTH, 0);
    expect(page.getHeight()).toBeCloseTo(A4_HEIGHT, 0);
    expect(page.getRotation().angle).toBe(0);
  }
  // Cover and contents; seven uploaded pages; two that tell where the original is; the last.
  expect(uploadsOn(document).map(Number).join('')).toBe('001111111001');
  expect(document.getTitle()).toBe('中国科学技术协会海智基地申报材料');
});

test('the contents lead to where the parts begin', async () => {
  const { document } = await bind(parts);
  expect(targetsOf(document)).toEqual([3, 6, 8, 9, 10, 11, 12]);
});

test('contents that run over several pages still count right', async () => {
  const one = await pdfOf([595, 842], [595, 842]);
  const { document } = await bind(Array.from({ length: 60 }, (_, index) => pdfPart(`材料${index + 1}`, one)));
  const targets = targetsOf(document);
  const first = document.getPageCount() - 120 + 1;
  expect(first).toBeGreaterThan(3);
  expect(targets).toEqual(Array.from({ length: 60 }, (_, index) => first + 2 * index));
});

test('the same parts give the same bytes; another paper gives others', async () => {
  const { bytes } = await bind(parts);
  expect((await bind(structuredClone(parts))).bytes.equals(bytes)).toBe(true);
  const changed = [...parts.slice(0, -1), pdfPart('末页', await pdfOf([595, 840]))];
  expect((await bind(changed)).bytes.equals(bytes)).toBe(false);
});

/** The corners of a page after it was placed. */
const cornersOf = (width: number, height: number, rotation: number) => {
  const [a, b, c, d, e, f] = placeOnSheet({ width, height, rotation, largest: 1 });
  const at = (x: number, y: number) => ({ x: a * x + c * y + e, y: b * x + d * y + f });
  return {
    all: [at(0, 0), at(width, 0), at(0, height), at(width, height)],
    head: at(width / 2, height),
    foot: at(width / 2, 0),
  };
};

test.each([
  [595, 842, 0],
  [842, 595, 0],
  [595, 842, 90],
  [842, 595, 270],
  [3000, 200, 180],
  [100, 60, 0],
])('a page of %d × %d turned by %d lies inside the sheet, clear of the number', (width, height, rotation) => {
  for (const { x, y } of cornersOf(width, height, rotation).all) {
    expect(x).toBeGreaterThan(20);
    expect(x).toBeLessThan(A4_WIDTH - 20);
    expect(y).toBeGreaterThan(48);
    expect(y).toBeLessThan(A4_HEIGHT - 34);
  }
});

test('a landscape page has its head at the left edge; a small one is not blown up', () => {
  const { head, foot } = cornersOf(842, 595, 0);
  expect(head.x).toBeLessThan(foot.x);
  expect(head.y).toBeCloseTo(foot.y);
  const [left, right] = cornersOf(60, 100, 0).all;
  expect((right?.x ?? 0) - (left?.x ?? 0)).toBeCloseTo(60);
});

test('what cannot be read says so in Chinese and never throws', async () => {
  const whole = Buffer.from(await pdfOf([595, 842]));
  for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), whole.subarray(0, 300)])
    expect(await tryPdf(bytes)).toHaveProperty('reason', expect.stringContaining('损坏'));
  const locked = await PDFDocument.load(whole);
  locked.context.trailerInfo.Encrypt = locked.context.obj({ Filter: 'Standard', V: 1 });
  const bytes = await locked.save({ useObjectStreams: false });
  expect(await tryPdf(bytes)).toHaveProperty('reason', expect.stringContaining('密码'));
  const cut = (await picture('png')).subarray(0, 60);
  const image: BoundPart = { title: '坏图片', content: { kind: 'image', mediaType: 'image/png', bytes: cut } };
  const { document } = await bind([pdfPart('有密码', bytes), image]);
  expect(document.getPageCount()).toBe(4);
});

test('a blank page without contents is bound as a blank page', async () => {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).node.delete(PDFName.of('Contents'));
  expect(await tryPdf(await document.save())).toEqual({ pages: 1 });
});

test('a seal that is an annotation is printed with its page, and the page’s links are not taken over', async () => {
  const source = await PDFDocument.load(await pdfOf([595, 842]));
  const { context } = source;
  const seal = context.register(
    context.flateStream('1 0 0 RG 2 w 10 10 80 80 re S', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 100] }),
  );
  const stamp = { Type: 'Annot', Subtype: 'Stamp', F: PDFNumber.of(4), Rect: [300, 100, 400, 200], AP: { N: seal } };
  const [page] = source.getPages();
  page?.node.set(PDFName.of('Annots'), context.obj([context.register(context.obj(stamp))]));
  const { document } = await bind([pdfPart('盖章页', await source.save())]);
  const sheet = document.getPages().at(-1);
  const uploads = sheet?.node.Resources()?.lookup(PDFName.XObject, PDFDict);
  const [key] = uploads?.keys() ?? [];
  expect(key).toBeDefined();
  const form = key && (uploads?.lookup(key) as { dict: PDFDict } | undefined);
  const inner = form?.dict.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.XObject, PDFDict);
  expect(inner?.keys().map(String)).toEqual([expect.stringContaining('Stamp')]);
  expect(sheet?.node.Annots()?.size() ?? 0).toBe(0);
});
