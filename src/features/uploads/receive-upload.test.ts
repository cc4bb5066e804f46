import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#contract/refusals.ts';
import { UPLOAD_LIMIT_BYTES } from '#http/server.ts';
import { linkedPart, officeOf, openUploads, pdfOf, relationship, zipOf } from './upload-fixture.ts';

let uploads: Awaited<ReturnType<typeof openUploads>>;
beforeAll(async () => {
  uploads = await openUploads();
});
afterAll(() => uploads.close());

const accepted = (name: string, bytes: Buffer) => uploads.accepted(name, bytes);
const refused = (name: string, bytes: Buffer, code?: Refusal['code']) => uploads.refused(name, bytes, code);
const picture = (format: 'jpeg' | 'png' | 'webp', width = 60, height = 40): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#0b6a70' } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();

describe('接收的格式', () => {
  test('PDF 原样保存并记下页数和指纹', async () => {
    const pdf = await pdfOf(3);
    const received = await accepted('支持函.pdf', pdf);
    expect(received).toMatchObject({ fileName: '支持函.pdf', mediaType: 'application/pdf', pages: 3 });
    expect(received.bytes.equals(pdf)).toBe(true);
    expect(received.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(received.storageKey).not.toContain('支持函');
  });
  test('PDF 末尾的空白填充不影响接收', async () => {
    await accepted('a.pdf', Buffer.concat([await pdfOf(), Buffer.alloc(5000)]));
  });
  test.each(['jpeg', 'png'] as const)('%s 图片重新编码、转正并去除拍摄信息', async (format) => {
    const original = await picture(format);
    expect(original.includes('secret place')).toBe(true);
    const received = await accepted(format === 'jpeg' ? '证书.JPG' : '证书.png', original);
    expect(received).toMatchObject({ mediaType: `image/${format}`, pages: null });
    expect(received.bytes.includes('secret place')).toBe(false);
    expect(await sharp(received.bytes).metadata()).toMatchObject({ width: 40, height: 60 });
    expect(received.size).toBe(received.bytes.length);
  });
  test.each(['docx', 'xlsx'] as const)('%s 文件', async (kind) => {
    await accepted(`材料.${kind}`, officeOf(kind));
  });
  test('DOCX 中的普通网页链接可以接收', async () => {
    await accepted(
      'a.docx',
      officeOf('docx', [linkedPart(relationship('hyperlink', 'https://example.org', ' TargetMode="External"'))]),
    );
  });
});

describe('大小', () => {
  test('恰为上限的可以接收，多一个字节不行', async () => {
    const pdf = await pdfOf();
    const padded = (size: number) => Buffer.concat([pdf, Buffer.alloc(size - pdf.length)]);
    await accepted('a.pdf', padded(UPLOAD_LIMIT_BYTES - 1));
    await accepted('a.pdf', padded(UPLOAD_LIMIT_BYTES));
    expect(await refused('a.pdf', padded(UPLOAD_LIMIT_BYTES + 1), 'upload-too-large')).toBe('文件超过 20 MB');
  });
  test('空文件', async () => {
    expect(await refused('a.pdf', Buffer.alloc(0))).toContain('空');
  });
});

describe('格式不符', () => {
  test.each([
    ['网页改名为 PDF', 'a.pdf', Buffer.from('<html><script>alert(1)</script></html>'), '不符'],
    ['SVG', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '请转成 PDF、JPG 或 PNG 再试'],
    ['SVG 改名为 PNG', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '不符'],
    ['HEIC 照片', 'a.heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'), 'HEIC'],
    ['HEIC 改名为 JPG', 'a.jpg', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'), 'HEIC'],
    ['旧版或加密的 Office', 'a.docx', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), '取消密码'],
    ['普通压缩包', 'a.zip', zipOf([{ name: 'a.txt', data: 'a' }]), '不支持'],
    ['压缩包改名为 DOCX', 'a.docx', zipOf([{ name: 'a.txt', data: 'a' }]), '不符'],
  ])('%s', async (_, name, bytes, words) => {
    expect(await refused(name, bytes)).toContain(words);
  });
  test('内容与扩展名须一致', async () => {
    expect(await refused('a.png', await pdfOf())).toContain('不符');
    expect(await refused('a.pdf', await picture('png'))).toContain('不符');
    expect(await refused('a.jpg', await picture('png'))).toContain('不符');
    expect(await refused('a.xlsx', officeOf('docx'))).toContain('不符');
    expect(await refused('a', await pdfOf())).toContain('不符');
    await refused('a.webp', await picture('webp'));
  });
});

test('同时送来的文件排队检查，队满时请稍后再试', async () => {
  const pdf = await pdfOf();
  const results = await Promise.all(Array.from({ length: 24 }, () => uploads.send('a.pdf', pdf)));
  const busy = results.filter((result) => result instanceof Refusal);
  expect(busy.length).toBe(6);
  expect(busy.every((refusal) => refusal.code === 'too-busy')).toBe(true);
  expect(await uploads.inQuarantine()).toEqual([]);
});
