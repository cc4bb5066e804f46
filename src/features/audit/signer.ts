import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Signs plaques and the head of the audit log with the platform's Ed25519 key. */
export type Signer = {
  /** Base64url signature of the UTF-8 text. */
  sign: (text: string) => string;
  verify: (text: string, signature: string) => boolean;
  /** SPKI PEM, published so that anyone can check. */
  publicKey: string;
};

/** Reads the key file, or makes one (mode 0600) when `create` is set and there is none. */
export const openSigner = async (file: string, create: boolean): Promise<Signer> => {
  const pem = await readFile(file, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || !create) throw error;
    const { privateKey } = generateKeyPairSync('ed25519');
    const made = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  });
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  return {
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url')),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
