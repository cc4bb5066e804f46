import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/applications.ts';
import { registerUnit, signIn } from '#contract/accounts.ts';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import { UPLOAD_LIMIT_BYTES } from '#http/server.ts';
import { filledDossier } from '../src/demonstration/dossiers.ts';
import { anonymous, type TestClient } from '#test/server/client.ts';
import { openTestProduct, type TestProduct } from '#test/server/test-product.ts';
import { buildWorld, type TestUnit, type TestWorld } from '#test/server/test-world.ts';

/** Whatever people send: a clear refusal in their language, nothing lost, never a 500. */
let product: TestProduct;
let world: TestWorld;
let unit: TestUnit;
let browser: TestClient;
let id: string;
beforeAll(async () => {
  product = await openTestProduct();
  world = await buildWorld(product.app, product.platform, product.clock);
  unit = await world.unitAt('wuhan');
  id = await world.draft(unit);
  browser = await world.browser(unit.key);
});
afterAll(() => product.close());

const save = async (form: Record<string, unknown>) => {
  const { version } = await browser.expect(contract.readCase, { params: { id } });
  const dossier = filledDossier('work-base', unit.unitName, { zh: '石岚', en: '' });
  return browser.call(contract.saveDraft, {
    params: { id },
    body: { ...dossier, version, form: { ...dossier.form, ...form } },
  });
};

describe('文字', () => {
  test.each([
    ['表情', '👩‍👩‍👧‍👦🚀'],
    ['从右到左', 'שלום مرحبا'],
    ['扩展区汉字', '𠮷野家与𪚥龘'],
    ['组合字符', 'Z̷͎͑a̷l̷g̷o̷'],
    ['像脚本的', '<script>alert(1)</script>\'";--'],
    ['像公式的', '=HYPERLINK("http://example.org")'],
    ['换行与制表', '第一行\n第二行\t列'],
  ])('%s原样保存，原样读回', async (_, text) => {
    expect((await save({ foundation: text })).status).toBe(200);
    expect((await browser.expect(contract.readCase, { params: { id } })).form['foundation']).toBe(text);
  });

  test('刚好两千字可以保存，多一字被指出，已存的不动', async () => {
    expect((await save({ foundation: '字'.repeat(2000) })).status).toBe(200);
    const over = await save({ foundation: '字'.repeat(2001) });
    expect(over.refusal).toMatchObject({ code: 'form-incomplete', fields: [{ path: 'form.foundation' }] });
    expect((await browser.expect(contract.readCase, { params: { id } })).form['foundation']).toBe('字'.repeat(2000));
  });

  test('一个扩展区汉字、一个合成表情都算一个字', async () => {
    expect((await save({ foundation: '𠮷'.repeat(2000) })).status).toBe(200);
    expect((await save({ officeSpace: '👩‍👩‍👧‍👦'.repeat(200) })).status).toBe(200);
  });

  test.each([
    ['NUL 与控制字符', 'a\u0000b'],
    ['孤立的代理项', 'a\uD800b'],
    ['对象', { a: 1 }],
    ['布尔', true],
  ])('%s被拒绝并说明', async (_, value) => {
    const answer = await save({ foundation: value });
    expect(answer.status).toBe(400);
    expect(answer.refusal?.fields[0]?.path).toContain('form.foundation');
  });

  test('一段文字处给了一列，按项指出', async () => {
    const answer = await save({ foundation: ['x'] });
    expect(answer.status).toBe(422);
    expect(answer.refusal?.fields[0]?.path).toBe('form.foundation');
    expect(answer.refusal?.fields[0]?.message).toContain('应为文字');
  });

  test('金额只收整数元；小数、负数、文字都被指出', async () => {
    for (const value of [-1, 1.5, '三十万'])
      expect([400, 422], String(value)).toContain((await save({ ownFundsCny: value })).status);
    expect((await save({ ownFundsCny: 0 })).status).toBe(200);
  });

  test('表中没有的项、多余的字段是错误，不是默默丢掉', async () => {
    expect((await save({ noSuchField: 'x' })).refusal?.fields[0]?.path).toBe('form.noSuchField');
    const { version } = await browser.expect(contract.readCase, { params: { id } });
    const extra = await browser.call(contract.saveDraft, {
      params: { id },
      body: { ...filledDossier('work-base', 'x', { zh: '石', en: '' }), version, status: 'recognised' },
    });
    expect(extra.status).toBe(400);
    expect((await browser.call(contract.readCase, { params: { id } })).body.status).toBe('draft');
  });
});

describe('请求', () => {
  test.each([
    ['不是 JSON', '{"a":', 'application/json'],
    ['空正文', '', 'application/json'],
    ['原型污染', '{"__proto__":{"admin":true},"email":"a","password":"b"}', 'application/json'],
    ['没见过的类型', 'a=b', 'text/plain'],
  ])('%s：400 系列并有说明', async (_, payload, type) => {
    const response = await product.app.inject({
      method: 'POST',
      url: '/api/session',
      payload,
      headers: { 'content-type': type, 'x-haizhi': '1' },
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect((JSON.parse(response.payload) as { error: { message: string } }).error.message.length).toBeGreaterThan(4);
  });

  test('十层以上的嵌套、一兆以上的正文被拒绝', async () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const nested = await product.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: `{"email":${deep},"password":"x"}`,
      headers: { 'content-type': 'application/json', 'x-haizhi': '1' },
    });
    expect(nested.statusCode).toBe(400);
    const large = await product.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: JSON.stringify({ email: 'x'.repeat(1_100_000), password: 'x' }),
      headers: { 'content-type': 'application/json', 'x-haizhi': '1' },
    });
    expect(large.statusCode).toBe(413);
  });

  test('别的网站发来的改动一律拒绝', async () => {
    const foreign = await product.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'a', password: 'b' },
      headers: { 'sec-fetch-site': 'cross-site', 'x-haizhi': '1' },
    });
    expect(foreign.statusCode).toBe(403);
    const form = await product.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'a', password: 'b' },
    });
    expect(form.statusCode).toBe(403);
  });

  test('奇怪的编号如同不存在；奇怪的游标从头开始', async () => {
    for (const odd of ['1', '../../etc/passwd', '%00', 'a'.repeat(300), "' or 1=1 --"]) {
      const answer = await browser.inject({ method: 'GET', url: `/api/applications/${encodeURIComponent(odd)}` });
      expect([400, 404, 414], odd).toContain(answer.statusCode);
    }
    for (const cursor of [
      'xxx',
      Buffer.from('{"id":1}').toString('base64url'),
      Buffer.from('{"id":"z","value":"y"}').toString('base64url'),
    ]) {
      const answer = await browser.inject({ method: 'GET', url: `/api/applications?cursor=${cursor}` });
      expect(answer.statusCode, cursor).toBeLessThan(500);
    }
  });

  test('过期版本：说明谁在何时改过，原内容不动', async () => {
    const dossier = filledDossier('work-base', unit.unitName, { zh: '石岚', en: '' });
    const stale = await browser.call(contract.saveDraft, { params: { id }, body: { ...dossier, version: 1 } });
    expect(stale.refusal?.code).toBe('stale-version');
  });
});

describe('上传', () => {
  const url = () => `/api/applications/${id}/materials?slot=criteria-proofs`;
  const limit = UPLOAD_LIMIT_BYTES;

  test('超过 20 MB、被截断、改名换姓、带脚本的都说明原因', async () => {
    const pdf = await pdfOf();
    const oversized = await browser.upload(url(), '大.pdf', Buffer.concat([pdf, Buffer.alloc(limit)]));
    expect(oversized).toMatchObject({ status: 413, refusal: { code: 'upload-too-large' } });
    const cut = await browser.upload(url(), '截断.pdf', pdf.subarray(0, pdf.length / 2));
    expect(cut.refusal?.code).toBe('upload-refused');
    const page = await browser.upload(url(), '网页.pdf', Buffer.from('<html><script>alert(1)</script></html>'));
    expect(page.refusal?.code).toBe('upload-refused');
    const heic = await browser.upload(url(), '照片.heic', Buffer.from('ftypheic'));
    expect(heic.refusal?.message).toMatch(/PDF/);
    const english = await (
      await world.browser(unit.key, { 'accept-language': 'en-GB' })
    ).upload(url(), 'photo.heic', Buffer.from('ftypheic'));
    expect(english.refusal?.message).toMatch(/^The file cannot be accepted/);
  });

  test('文件名再怪也存得住、取得回；打开时不会执行', async () => {
    const saved = await browser.upload(url(), '../../а\u202Efdp.证明👍.pdf', await pdfOf());
    expect(saved.status).toBe(200);
    const { materials } = await browser.expect(contract.readCase, { params: { id } });
    const material = materials.at(-1);
    expect(material?.fileName).not.toMatch(/[/\\\u202E]/);
    const opened = await browser.inject({
      method: 'GET',
      url: `/api/applications/${id}/materials/${material?.id}/file`,
    });
    expect(opened.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(opened.headers['content-security-policy']).toContain('sandbox');
  });

  test('没有这个材料位、别的单位的申请、没有文件，都被拒绝', async () => {
    const pdf = await pdfOf();
    expect((await browser.upload(`/api/applications/${id}/materials?slot=nothing-like-it`, 'a.pdf', pdf)).status).toBe(
      404,
    );
    const other = await world.browser((await world.unitAt('guiyang')).key);
    expect((await other.upload(url(), 'a.pdf', pdf)).status).toBe(404);
    const bare = await browser.inject({
      method: 'POST',
      url: url(),
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(bare.statusCode).toBe(422);
  });
});

test('导出的表格里没有公式，单位名原样是文字', async () => {
  const odd = await world.unitAt('wuhan', { nameZh: '=HYPERLINK("http://example.org","点我")' });
  await world.submitted(odd);
  const response = await (await world.browser(odd.key)).inject({ method: 'GET', url: '/api/applications/export.xlsx' });
  const book = await readXlsx(response.rawPayload);
  expect(book.sheets[0]?.rows[1]?.[1]).toBe('=HYPERLINK("http://example.org","点我")');
  const { default: yauzl } = await import('yauzl');
  const sheet = await new Promise<string>((resolve, reject) => {
    yauzl.fromBuffer(response.rawPayload, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: { fileName: string }) => {
        if (!entry.fileName.startsWith('xl/worksheets/sheet')) return zip.readEntry();
        zip.openReadStream(entry as never, (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          stream
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('end', () => resolve(Buffer.concat(chunks).toString()));
        });
      });
      zip.readEntry();
    });
  });
  expect(sheet).not.toMatch(/<f[ >]/);
});

describe('登录与注册', () => {
  test('密码错与没有此人一样回答；错十次之后须等待，对的密码也不行', async () => {
    const visitor = anonymous(product.app);
    const email = world.who('wuhan').account.email;
    const wrong = await visitor.call(signIn, { body: { email, password: 'wrong wrong wrong' } });
    const nobody = await visitor.call(signIn, {
      body: { email: 'nobody@demo.haizhi.example', password: 'wrong wrong wrong' },
    });
    expect(wrong.refusal).toEqual(nobody.refusal);
    await Promise.all(
      Array.from({ length: 12 }, () => visitor.call(signIn, { body: { email, password: 'wrong wrong wrong' } })),
    );
    expect((await visitor.call(signIn, { body: { email, password: 'haizhi-demo-2026' } })).refusal?.code).toBe(
      'too-many-attempts',
    );
    product.clock.advance({ ms: 16 * 60_000 });
    expect((await visitor.call(signIn, { body: { email, password: 'haizhi-demo-2026' } })).status).toBe(200);
  });

  const unitInput = {
    jurisdiction: 'domestic',
    nameZh: '新注册单位',
    nameEn: '',
    creditCode: '91420100MA4K0000X9',
    registrationNumber: null,
    countryCode: 'CN',
    legalPersonality: true,
    regionCode: '420100',
    districtCode: null,
    directUnderProvince: false,
    corps: false,
    city: '武汉',
    address: '某路 1 号',
    contactName: '某人',
    contactPhone: '027-0000',
  } as const;
  const person = {
    name: '新人',
    email: 'New.Person@Example.org',
    password: '一句足够长的话，当作登录口令',
    locale: 'zh',
  } as const;

  test('信用代码校验位不对、密码太弱、地区不到地市，都指到那一项', async () => {
    const visitor = anonymous(product.app);
    const code = await visitor.call(registerUnit, { body: { ...person, unit: unitInput } });
    expect(code.refusal).toMatchObject({ code: 'credit-code-wrong', fields: [{ path: 'unit.creditCode' }] });
    expect(
      (await visitor.call(registerUnit, { body: { ...person, password: 'password1234', unit: unitInput } })).refusal
        ?.code,
    ).toBe('password-weak');
    const { creditCode } = await import('../src/demonstration/people.ts');
    const valid = { ...unitInput, creditCode: creditCode('91420100MA4K7777X') };
    expect(
      (await visitor.call(registerUnit, { body: { ...person, unit: { ...valid, regionCode: '420000' } } })).refusal
        ?.fields[0]?.path,
    ).toBe('unit.regionCode');
    expect((await visitor.call(registerUnit, { body: { ...person, unit: valid } })).status).toBe(200);
    expect(
      (await visitor.call(registerUnit, { body: { ...person, email: 'other@example.org', unit: valid } })).refusal
        ?.code,
    ).toBe('unit-taken');
    expect(
      (await visitor.call(registerUnit, { body: { ...person, email: 'new.person@example.org', unit: valid } })).refusal
        ?.code,
    ).toBe('email-taken');
  });
});
