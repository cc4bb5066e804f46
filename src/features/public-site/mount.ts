import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';

/** Mounts the public site. */
export const mountPublicSite = async (_app: FastifyInstance, _platform: Platform, _secure: boolean): Promise<void> =>
  undefined;
