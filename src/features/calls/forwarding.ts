import type { z } from 'zod';
import type { Call, forwardInputSchema } from '#contract/calls.ts';
import { refuse, type Refusal } from '#contract/refusals.ts';
import { json } from '#db/tables.ts';
import { officesOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { momentText } from '../applications/case-command.ts';
import { audit } from '../audit/log.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { readBack } from './service.ts';
import { ancestorsOf, laterThanParent } from './territory.ts';

/**
 * An association passes an open call on to its territory, with its own closing and materials (cast-partner-2023 6:
 * Guangdong closes on 20 August, the nation on 30). Units of the territory then apply by this notice.
 */
export const forwardCall = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: z.output<typeof forwardInputSchema>,
): Promise<Call | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const parent = await tx.selectFrom('calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (parent === undefined || parent.status === 'draft' || parent.parent_id !== null) return refuse('not-found');
    const now = platform.clock.now();
    if (now >= parent.closes_at)
      return refuse('call-not-open', { opens: momentText(parent.opens_at), closes: momentText(parent.closes_at) });
    const offices = officesOf(caller);
    const below = await Promise.all(
      offices.map(async (code) => ((await ancestorsOf(tx, [code])).has(parent.issuer_code) ? [code] : [])),
    );
    const [issuer] = below.flat();
    if (issuer === undefined) return refuse('not-permitted');
    const late = await laterThanParent(tx, parent.id, new Date(input.closesAt));
    if (late) return late;
    if (new Date(input.closesAt) <= now) {
      const what = { zh: '截止应在今后', en: 'It must close in the future' };
      return refuse('call-invalid', { what }, { fields: [{ path: 'closesAt', message: `${what.zh} / ${what.en}` }] });
    }
    const before = await tx
      .selectFrom('calls')
      .select('title')
      .where('parent_id', '=', id)
      .where('issuer_code', '=', issuer)
      .executeTakeFirst();
    if (before) return refuse('call-forwarded', { title: before.title });
    const forwardedId = platform.ids.next();
    await tx
      .insertInto('calls')
      .values({
        id: forwardedId,
        regulation_id: parent.regulation_id,
        title: json(input.title),
        body: json(input.text),
        year: parent.year,
        opens_at: now > parent.opens_at ? now : parent.opens_at,
        closes_at: new Date(input.closesAt),
        types: parent.types,
        suspensions: json(parent.suspensions),
        publicity_days: parent.publicity_days,
        publicity_day_kind: parent.publicity_day_kind,
        issuer_code: issuer,
        parent_id: id,
        materials: json([
          ...parent.materials,
          ...input.materials.map((material, index) => ({
            id: `call-${parent.materials.length + index + 1}`,
            ...material,
          })),
        ]),
        status: 'published',
        created_by: caller.account.id,
        created_at: now,
      })
      .execute();
    await audit(tx, platform.clock, {
      actor: caller.account,
      action: 'call.forwarded',
      subject: `call:${forwardedId}`,
      details: { parent: id, issuer },
    });
    return readBack(tx, platform, caller, forwardedId);
  });
