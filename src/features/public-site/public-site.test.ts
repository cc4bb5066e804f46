import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import * as steps from '../../demonstration/steps.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestWorld } from '#test/server/test-world.ts';

let product: TestProduct;
let world: TestWorld;
let noticeId: string;
let applicationId: string;
beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  applicationId = await world.submitted(await world.unitAt('wuhan'));
  await world.carryTo(applicationId, 'publicity', { prefecture: 'wuhan', province: 'hubei' });
  noticeId = await steps.publish(product.platform, world.who('hubei'), [applicationId]);
});
afterAll(() => product.close());

const get = (url: string) => product.app.inject({ method: 'GET', url });
const boundary = 'objection-boundary';
const multipart = (fields: Record<string, string>, file?: { name: string; bytes: Buffer }) =>
  Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...(file
      ? [
          Buffer.from(
            `--${boundary}\r\ncontent-disposition: form-data; name="evidence"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
          ),
          file.bytes,
          Buffer.from('\r\n'),
        ]
      : []),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
const object = (fields: Record<string, string>, file?: { name: string; bytes: Buffer }, prefix = '') =>
  product.app.inject({
    method: 'POST',
    url: `${prefix}/notices/${noticeId}/objections`,
    payload: multipart(
      {
        applicationId,
        name: '赵某某',
        contact: '13800000000',
        content: '该单位场地面积与实际不符，请核查。',
        ...fields,
      },
      file,
    ),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });

test.each([
  '/',
  '/bases',
  '/calls',
  '/notices',
  '/verify',
  '/regulations',
  '/regulations/cast-2022',
  '/bases?text=%F0%9F%9A%80&province=x&cursor=zz',
])('%s 两种语言都能打开', async (path) => {
  for (const prefix of ['', '/en']) {
    const response = await get(prefix + (path === '/' && prefix ? '' : path));
    expect(response.statusCode, prefix + path).toBe(200);
    expect(response.payload).toContain(`<html lang="${prefix ? 'en' : 'zh'}`);
    expect(response.payload).not.toMatch(/<script/i);
  }
});

test('没有的页面、奇怪的编号：一页说明，不是代码', async () => {
  for (const path of ['/nothing', '/notices/1', '/bases/%00', '/en/calls/abc']) {
    const response = await get(path);
    expect([400, 404], path).toContain(response.statusCode);
    expect(response.headers['content-type'], path).toContain('text/html');
  }
});

describe('公示页的实名异议', () => {
  test('缺联系方式时指出，已填的内容都在', async () => {
    const response = await object({ contact: '', content: '理由写得很清楚<b>加粗</b>，请核查。' });
    expect(response.statusCode).toBe(422);
    expect(response.payload).toContain('理由写得很清楚&#60;b&#62;加粗&#60;/b&#62;，请核查。');
    expect(response.payload).toContain('请填写能联系到您的电话或邮箱');
  });

  test('带证据提交成功，给出回执；空文件框不算证据', async () => {
    const withEvidence = await object({}, { name: '现场.pdf', bytes: await pdfOf() });
    expect(withEvidence.statusCode).toBe(201);
    const empty = await object({ content: '另一条异议，没有附证据材料。' }, { name: '', bytes: Buffer.alloc(0) });
    expect(empty.statusCode).toBe(201);
  });

  test('证据不合格时说明原因，内容保留', async () => {
    const response = await object({}, { name: '照片.heic', bytes: Buffer.from('ftypheic') });
    expect(response.statusCode).toBe(422);
    expect(response.payload).toContain('该单位场地面积与实际不符');
  });

  test('从别的网站发来的表单不收', async () => {
    const response = await product.app.inject({
      method: 'POST',
      url: `/notices/${noticeId}/objections`,
      payload: multipart({ applicationId }),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'cross-site' },
    });
    expect(response.statusCode).toBe(403);
  });

  test('公示页不出现异议人和异议数；同一地址太多则请稍后', async () => {
    expect((await get(`/notices/${noticeId}`)).payload).not.toContain('赵某某');
    let last = 0;
    for (let count = 0; count < 22; count += 1)
      last = (await object({ content: `第 ${count} 条重复的异议内容。` }, undefined, '/en')).statusCode;
    expect(last).toBe(429);
  });
});
