import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '#policy/simulate.ts';
import * as commands from './regulation-commands.ts';

const shipped = new URL('../../regulations/', import.meta.url);
let folder: string;
let said: string[];
const setting = (over: Partial<commands.RegulationSetting> = {}): commands.RegulationSetting => {
  said = [];
  return {
    shipped,
    print: (line) => said.push(line),
    published: async () => undefined,
    subjects: async () => undefined,
    ...over,
  };
};
const file = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
let national: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haizhi-regulations-'));
  national = await readFile(new URL('cast-2022.yaml', shipped), 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('haizhi regulation', () => {
  test('check finds the parent of a call among the shipped files and the other files given', async () => {
    const call = await readFile(new URL('yunnan-2022-call.yaml', shipped), 'utf8');
    expect(await commands.checkRegulations(setting(), [await file('call.yaml', call)])).toBe(0);
    const orphan = await file('orphan.yaml', call.replace('under: cast-workbase-2018', 'under: invented-parent'));
    expect(await commands.checkRegulations(setting(), [orphan])).toBe(1);
    expect(said[0]).toMatch(/orphan\.yaml:4: under: .*invented-parent/);
    const parent = await readFile(new URL('cast-workbase-2018.yaml', shipped), 'utf8');
    const invented = await file('parent.yaml', parent.replace('id: cast-workbase-2018', 'id: invented-parent'));
    await commands.checkRegulations(setting(), [orphan, invented]);
    expect(said.join('\n')).not.toContain('no regulation "invented-parent"');
  });

  test('check tells every fault with its line and fails', async () => {
    const broken = await file('broken.yaml', national.replace('metric: serviceAreaM2,', 'metric: nothing,'));
    expect(await commands.checkRegulations(setting(), [broken])).toBe(1);
    expect(said[0]).toMatch(/broken\.yaml:\d+: baseTypes\.work-base.*nothing/);
  });

  test('show takes a file, an id that is published, or one that was shipped', async () => {
    expect(await commands.showRegulation(setting(), 'beijing-capital')).toBe(0);
    expect(said[0]).toBe('北京市科协首都海智基地管理办法（试行）');
    const published = setting({
      published: async () => national.replace('zh: 中国科协海智计划基地管理办法（试行）', 'zh: 新文本'),
    });
    expect(await commands.showRegulation(published, 'cast-2022')).toBe(0);
    expect(said[0]).toBe('新文本');
    expect(await commands.showRegulation(setting(), 'nowhere')).toBe(1);
  });

  test('show tells whether a text held on a day, and asks for the text of that day', async () => {
    const asked: (string | undefined)[] = [];
    const dated = setting({
      published: async (_, on) => {
        asked.push(on);
        return undefined;
      },
    });
    for (const [day, words] of [
      ['2017-12-31', '2017-12-31：尚未施行'],
      ['2021-05-01', '2021-05-01：施行中'],
      ['2022-10-16', '2022-10-16：已失效'],
    ] as const) {
      expect(await commands.showRegulation(dated, 'cast-workbase-2018', day)).toBe(0);
      expect(said).toContain(words);
    }
    expect(asked).toEqual(['2017-12-31', '2021-05-01', '2022-10-16']);
    expect(await commands.showRegulation(setting(), 'cast-2022', 'yesterday')).toBe(1);
    expect(said[0]).toContain('不是日期');
  });

  test('simulate counts in the database, or compares the texts alone', async () => {
    const pair = [
      await file('old.yaml', national),
      await file(
        'new.yaml',
        national.replace('metric: serviceAreaM2, atLeast: 100', 'metric: serviceAreaM2, atLeast: 200'),
      ),
    ] as const;
    expect(await commands.simulateRegulations(setting(), pair, false)).toBe(0);
    expect(said[0]).toContain('no database');
    const base: Subject = {
      id: 'a',
      kind: 'recognition',
      name: { zh: '甲基地', en: 'Base A' },
      baseType: 'work-base',
      dossier: {
        facts: { serviceAreaM2: { value: 150, source: 'declared' } },
        unit: { jurisdiction: 'domestic', legalPersonality: true, provinceCode: '420000' },
        materials: new Set(),
      },
    };
    await commands.simulateRegulations(setting({ subjects: async () => [base] }), pair, true);
    const result = JSON.parse(said.join('\n')) as { affected: { id: string; changes: unknown[] }[] };
    expect(result.affected).toMatchObject([{ id: 'a', changes: [{ criterion: 'venue', from: 'met', to: 'unmet' }] }]);
  });

  test('the schema offers the keys of a file, and asks of a call only what it states itself', () => {
    commands.printSchema(setting());
    const schema = JSON.parse(said.join('\n')) as Record<string, unknown>;
    expect(schema).toMatchObject({ type: 'object', required: ['id', 'title', 'shortTitle', 'clauses'] });
    expect(Object.keys(schema['properties'] as object)).toContain('baseTypes');
  });
});
