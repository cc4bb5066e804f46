import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

/** What the operator may set, read from the environment once at the start. */
export type Settings = {
  /** The address to listen on; by default this machine only. */
  host: string;
  /** The port to listen on; 0 takes any free one. */
  port: number;
  /** The folder of everything that is kept, absolute. */
  home: string;
  /** A PostgreSQL server; undefined for the embedded one. */
  databaseUrl: string | undefined;
  /** How browsers reach us, without a slash at the end. */
  publicUrl: string | undefined;
  /** Key of the hash under which session tokens are kept. */
  sessionSecret: string | undefined;
  /** Operator's folder with 仿宋, 楷体 and other official faces, absolute. */
  fontsDirectory: string | undefined;
  /** The key that signs certificates and the head of the audit log, absolute. */
  signingKeyFile: string | undefined;
};

/** The environment holds values that cannot be used; `faults` names all of them, in Chinese and English. */
export class SettingsFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`环境变量有误 / Faults in the environment:\n${faults.map((f) => `- ${f}`).join('\n')}`);
    this.name = 'SettingsFault';
    this.faults = faults;
  }
}

const repository = resolve(import.meta.dirname, '../..');

type Environment = Readonly<Record<string, string | undefined>>;
type Fault = (name: string, chinese: string, english: string) => undefined;

function readUrl(name: string, text: string | undefined, protocols: string[], fault: Fault): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The value is not repeated: it may hold a password.
  if (!url || !protocols.includes(url.protocol)) {
    const begin = protocols.map((p) => `${p}//`);
    return fault(
      name,
      `须为以 ${begin.join(' 或 ')} 开头的网址`,
      `must be a URL that begins with ${begin.join(' or ')}`,
    );
  }
  return url;
}

function readPort(text: string | undefined, fault: Fault): number | undefined {
  if (text === undefined) return 8080;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  return fault('PORT', '须为 0 至 65535 的整数', 'must be an integer from 0 to 65535');
}

function readHost(text: string | undefined, fault: Fault): string | undefined {
  if (text === undefined) return '127.0.0.1';
  if (/^[\w.:-]+$/.test(text)) return text;
  return fault('HAIZHI_HOST', '须为 IP 地址或主机名', 'must be an IP address or a host name');
}

function readPublicUrl(text: string | undefined, fault: Fault): string | undefined {
  const url = readUrl('HAIZHI_PUBLIC_URL', text, ['http:', 'https:'], fault);
  if (!url) return undefined;
  if (url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin;
  return fault(
    'HAIZHI_PUBLIC_URL',
    '只能含协议、主机和端口，不得带路径或口令',
    'may hold only scheme, host and port: no path, no password',
  );
}

/**
 * Reads the environment; an empty value counts as not set, as in compose files.
 * Throws {@link SettingsFault} naming every bad value at once.
 */
export function readSettings(env: Environment): Settings {
  const faults: string[] = [];
  const fault: Fault = (name, chinese, english) => {
    faults.push(`${name} ${chinese} / ${name} ${english}`);
    return undefined;
  };
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const file = (name: string): string | undefined => {
    const path = given(name);
    return path === undefined || isAbsolute(path) ? path : resolve(path);
  };
  const databaseUrl = given('DATABASE_URL');
  readUrl('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:'], fault);
  const port = readPort(given('PORT'), fault);
  const host = readHost(given('HAIZHI_HOST'), fault);
  const publicUrl = readPublicUrl(given('HAIZHI_PUBLIC_URL'), fault);

  if (faults.length > 0 || port === undefined || host === undefined) throw new SettingsFault(faults);
  return {
    host,
    port,
    home: file('HAIZHI_HOME') ?? resolve(repository, '.haizhi'),
    databaseUrl,
    publicUrl,
    sessionSecret: given('HAIZHI_SESSION_SECRET'),
    signingKeyFile: file('HAIZHI_SIGNING_KEY_FILE'),
    fontsDirectory: file('HAIZHI_FONTS'),
  };
}

function isReadableFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Session cookies are `__Host-` cookies, which browsers accept over https only, this machine excepted. */
function isSafeOrigin(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** What `haizhi serve` still lacks for real use, each in Chinese and English; empty when nothing is missing. */
export function missingForProduction(settings: Settings): string[] {
  const { databaseUrl, publicUrl, sessionSecret, signingKeyFile } = settings;
  const missing: string[] = [];
  if (!databaseUrl)
    missing.push('DATABASE_URL 未设置（PostgreSQL 15 或以上） / DATABASE_URL is not set (PostgreSQL 15 or newer)');
  if (!publicUrl) {
    missing.push(
      'HAIZHI_PUBLIC_URL 未设置（用户访问的网址） / HAIZHI_PUBLIC_URL is not set (the address that users open)',
    );
  } else if (!isSafeOrigin(publicUrl)) {
    missing.push('HAIZHI_PUBLIC_URL 须为 https 网址 / HAIZHI_PUBLIC_URL must be an https address');
  }
  if ((sessionSecret ?? '').length < 32) {
    missing.push('HAIZHI_SESSION_SECRET 须至少 32 个字符 / HAIZHI_SESSION_SECRET must have at least 32 characters');
  }
  if (!signingKeyFile || !isReadableFile(signingKeyFile)) {
    missing.push(
      'HAIZHI_SIGNING_KEY_FILE 须指向可读的密钥文件 / HAIZHI_SIGNING_KEY_FILE must name a readable key file',
    );
  }
  return missing;
}
