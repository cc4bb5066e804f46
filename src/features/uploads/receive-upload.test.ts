import sharp from 'sharp';
import { PDFName, PDFString } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal, refusalMessage } from '#contract/refusals.ts';
import { UPLOAD_LIMIT_BYTES } from '#http/server.ts';
import {
  hollowPng,
  linkedPart,
  officeEntries,
  officeOf,
  openUploads,
  pdfOf,
  relationship,
  zipOf,
} from './upload-fixture.ts';

let uploads: Awaited<ReturnType<typeof openUploads>>;
beforeAll(async () => {
  uploads = await openUploads();
});
afterAll(() => uploads.close());

const accepted = async (name: string, bytes: Buffer) => {
  const received = await uploads.send(name, bytes);
  if (received instanceof Refusal) throw new Error(refusalMessage(received, 'zh'));
  expect(await uploads.inQuarantine()).toEqual([]);
  return { ...received, bytes: await uploads.files.read(received.storageKey) };
};
const refused = async (name: string, bytes: Buffer, code = 'upload-refused'): Promise<string> => {
  const received = await uploads.send(name, bytes);
  if (!(received instanceof Refusal)) throw new Error(`${name} was accepted`);
  expect(received.code).toBe(code);
  expect(refusalMessage(received, 'en')).not.toContain('undefined');
  expect(await uploads.inQuarantine()).toEqual([]);
  return refusalMessage(received, 'zh');
};
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

describe('PDF 的内容', () => {
  test('截断', async () => {
    const pdf = await pdfOf(5);
    expect(await refused('a.pdf', pdf.subarray(0, pdf.length - 40))).toContain('不完整');
    await refused('a.pdf', pdf.subarray(0, 200));
  });
  test('加密', async () => {
    const pdf = await pdfOf(1, ({ context }) => {
      context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard', V: 1, R: 2, P: -4 }));
    });
    expect(await refused('a.pdf', pdf)).toContain('密码');
  });
  test('脚本，即使在压缩的对象流里', async () => {
    const pdf = await pdfOf(1, (document) => document.addJavaScript('x', 'app.alert(1)'));
    expect(pdf.includes('JavaScript')).toBe(false);
    expect(await refused('a.pdf', pdf)).toContain('脚本');
  });
  test('脚本，即使被后面同号的对象盖住', async () => {
    const pdf = await pdfOf();
    const at = pdf.indexOf('\n', 10) + 1;
    const hidden = Buffer.from('1 0 obj\n<< /S /J#61vaScript /JS (app.alert\\(1\\)) >>\nendobj\n');
    expect(await refused('a.pdf', Buffer.concat([pdf.subarray(0, at), hidden, pdf.subarray(at)]))).toContain('脚本');
  });
  test.each(['Launch', 'EmbeddedFile', 'RichMedia', 'XFA'])('/%s', async (name) => {
    const pdf = await pdfOf(1, ({ catalog, context }) =>
      catalog.set(PDFName.of('OpenAction'), context.obj({ S: name, [name]: PDFString.of('calc.exe') })),
    );
    expect(await refused('a.pdf', pdf)).toContain('可执行内容');
  });
  test('头部之前或末尾之后夹带别的内容', async () => {
    const pdf = await pdfOf();
    await refused('a.pdf', Buffer.concat([Buffer.from('<html>'), pdf]));
    const tail = Buffer.from(`<html><script>${'x'.repeat(1100)}</script>`);
    expect(await refused('a.pdf', Buffer.concat([pdf, tail]))).toContain('别的内容');
  });
  test('页数过多', async () => {
    expect((await accepted('a.pdf', await pdfOf(2000))).pages).toBe(2000);
    expect(await refused('a.pdf', await pdfOf(2001))).toContain('2000 页');
  });
  test('解压炸弹在限定的内存和时间内终止', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = deflateSync(Buffer.alloc(400 * 1024 * 1024));
    const pdf = Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`,
      ),
      bomb,
      Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
    ]);
    await refused('a.pdf', pdf);
  });
});

describe('图片的内容', () => {
  test('截断', async () => {
    const noise = sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    });
    for (const format of ['jpeg', 'png'] as const) {
      const whole = await noise.clone().toFormat(format).toBuffer();
      await refused(`a.${format}`, whole.subarray(0, whole.length / 2));
    }
  });
  test('像素炸弹', async () => {
    expect(await refused('a.png', hollowPng(30_000))).toContain('像素');
    await refused('a.png', hollowPng(100));
  });
});

describe('Office 文件的内容', () => {
  const external = (type: string, mode = ' TargetMode="External"') =>
    officeOf('docx', [linkedPart(relationship(type, 'http://example.org/x.dotm', mode))]);
  test('外部模板和自动取用的外部内容', async () => {
    expect(await refused('a.docx', external('attachedTemplate'))).toContain('外部');
    await refused('a.docx', external('attachedTemplate', ' TargetMode="&#69;xternal"'));
    await refused('a.docx', external('attachedTemplate', " TargetMode = 'external'"));
    await refused('a.docx', external('image'));
    await refused('a.docx', external('attachedTemplate', ' TargetMode=External'));
  });
  test('宏', async () => {
    expect(await refused('a.docx', officeOf('docx', [{ name: 'word/vbaProject.bin', data: 'x' }]))).toContain('宏');
    const [types, ...rest] = officeEntries('docx');
    const macroType = String(types?.data).replace(/wordprocessingml\.document\.main/, 'document.macroEnabled.main');
    await refused('a.docx', zipOf([{ name: '[Content_Types].xml', data: macroType }, ...rest]));
  });
  test('压缩炸弹', async () => {
    const zeros = Buffer.alloc(30 * 1024 * 1024);
    expect(await refused('a.docx', officeOf('docx', [{ name: 'word/media/a.bin', data: zeros }]))).toContain('过大');
    const lying = { name: 'word/media/a.bin', data: zeros, claims: 100 };
    await refused('a.docx', officeOf('docx', [lying]));
    const many = Array.from({ length: 5001 }, (_, index) => ({ name: `word/${index}.bin`, data: '' }));
    await refused('a.docx', officeOf('docx', many));
  });
  test('压缩包里的路径穿越、绝对路径、重名和加密', async () => {
    for (const name of ['../evil.xml', '/etc/passwd', 'a/../../evil.xml', 'C:/evil.xml', 'WORD/document.xml']) {
      await refused('a.docx', officeOf('docx', [{ name, data: 'x' }]));
    }
    const locked = officeOf('docx', [{ name: 'word/a.xml', data: '<a/>', encrypted: true }]);
    expect(await refused('a.docx', locked)).toContain('密码');
  });
  test('文档类型定义和 UTF-8 以外的编码', async () => {
    const dtd = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    await refused('a.docx', officeOf('docx', [{ name: 'word/document.xml', data: dtd }]));
    const wide = Buffer.from(`\uFEFF${dtd}`, 'utf16le');
    await refused('a.docx', officeOf('docx', [{ name: 'word/document.xml', data: wide }]));
  });
  test('截断', async () => {
    const whole = officeOf('docx');
    await refused('a.docx', whole.subarray(0, whole.length - 30));
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
