import { PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
const accepted = (name: string, bytes: Buffer) => uploads.accepted(name, bytes);
const refused = (name: string, bytes: Buffer) => uploads.refused(name, bytes);

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
