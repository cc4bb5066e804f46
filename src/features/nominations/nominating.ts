import { refuse, Refusal } from '#contract/refusals.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { nominate as nominateEndpoint, NominationView } from '#contract/nominations.ts';
import type { Tx } from '#db/connect.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { checkCreditCode } from '#policy/credit-code.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { listReaders, MAINLAND, normalizeRegistration } from '#policy/nomination.ts';
import { officeRoles } from '#workflow/application-file.ts';
import { audit } from '../audit/log.ts';
import { notify } from '../notifications.ts';
import { inTransaction, type Platform } from '../platform.ts';
import {
  closedNow,
  findAssociation,
  groundAsked,
  kindOf,
  poolOver,
  recommendsFor,
  type AssociationRecord,
  type Ground,
} from './ground.ts';
import { lockList, quotaObstacle, submittedAlready } from './lists.ts';
import { readNomination } from './nomination-view.ts';

type NominateInput = BodyOf<typeof nominateEndpoint>;

const missing = (path: string, message: string) =>
  refuse('invalid-request', { what: message.split(' / ')[0] }, { fields: [{ path, message }] });

const nameFault = (input: NominateInput): Refusal | undefined => {
  if (input.countryCode !== MAINLAND)
    return input.nameEn === ''
      ? missing('nameEn', '境外机构请填英文名称 / Give the name in English of an organisation from abroad')
      : undefined;
  if (input.nameZh === '') return missing('nameZh', '请填机构名称 / Please give the name');
  const code = checkCreditCode(input.registration);
  return code.ok
    ? undefined
    : refuse(
        'credit-code-wrong',
        { what: code.reason },
        { fields: [{ path: 'registration', message: `${code.reason.zh} / ${code.reason.en}` }] },
      );
};

/** Who agreed, on which day and how; the day not after today (cast-partner-2023 5.3). */
const consentOf = (
  platform: Platform,
  { rule }: Ground,
  { consent }: NominateInput,
): { by: string; on: LawDay; how: string } | Refusal => {
  const today = lawDayOf(platform.clock.now());
  const fields = [
    ...(consent.by === '' ? [{ path: 'consent.by', message: '请填同意人 / Say who agreed' }] : []),
    ...(consent.on === null
      ? [{ path: 'consent.on', message: '请填同意日期 / Give the day' }]
      : consent.on > today
        ? [{ path: 'consent.on', message: '不能晚于今日 / Not after today' }]
        : []),
    ...(consent.how === '' ? [{ path: 'consent.how', message: '请填同意方式 / Say how' }] : []),
  ];
  return fields.length > 0 || consent.on === null
    ? refuse('consent-missing', {}, { clauses: [rule.consent.clause], fields })
    : { by: consent.by, on: consent.on, how: consent.how };
};

/** The refusal of an organisation that stands on a list already; another recommender is not named. */
export const nominatedAlready = async (
  tx: Tx,
  key: { rootId: string; countryCode: string; registration: string },
  associationCode: string,
): Promise<Refusal> => {
  const own = await tx
    .selectFrom('nominations')
    .innerJoin('associations', 'associations.code', 'nominations.association_code')
    .where('root_call_id', '=', key.rootId)
    .where('country_code', '=', key.countryCode)
    .where('registration', '=', key.registration)
    .where('state', 'in', ['invited', 'registered', 'proposed'])
    .where((where) =>
      where.or([where('association_code', '=', associationCode), where('proposed_by', '=', associationCode)]),
    )
    .select(['associations.code', 'associations.name_zh', 'associations.name_en'])
    .executeTakeFirst();
  const mine = own !== undefined && own.code === associationCode;
  const by = mine
    ? { zh: '本单位', en: 'your own association' }
    : own
      ? { zh: own.name_zh, en: own.name_en }
      : { zh: '其他推荐单位', en: 'another recommender' };
  return refuse(
    'nominated-already',
    { by },
    { fields: [{ path: 'registration', message: '已被推荐 / Nominated already' }] },
  );
};

const insert = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  ground: Ground,
  input: NominateInput,
  to: { association: AssociationRecord; listId: string | null; proposedBy: string | null },
): Promise<string | Refusal> => {
  const fault = nameFault(input);
  if (fault) return fault;
  const consent = consentOf(platform, ground, input);
  if (consent instanceof Refusal) return consent;
  const registration = normalizeRegistration(input.countryCode, input.registration);
  const id = platform.ids.next();
  const row = await tx
    .insertInto('nominations')
    .values({
      id,
      list_id: to.listId,
      call_id: ground.call.id,
      root_call_id: ground.root.id,
      association_code: to.association.code,
      proposed_by: to.proposedBy,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      country_code: input.countryCode,
      registration,
      contact_name: input.contactName,
      contact_email: input.contactEmail,
      consent_by: consent.by,
      consent_on: consent.on,
      consent_how: consent.how,
      recorded_by: caller.account.id,
      recorded_by_name: caller.account.name,
      recorded_at: platform.clock.now(),
      token_hash: null,
      invited_at: null,
      state: to.listId === null ? 'proposed' : 'invited',
      unit_id: null,
      application_id: null,
      end_reason: null,
      reader_codes: listReaders(ground.regulation),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined)
    return nominatedAlready(
      tx,
      { rootId: ground.root.id, countryCode: input.countryCode, registration },
      to.proposedBy ?? to.association.code,
    );
  await audit(tx, platform.clock, {
    actor: caller.account,
    action: to.listId === null ? 'nomination.proposed' : 'nomination.recorded',
    subject: `nomination:${id}`,
    details: {
      call: ground.call.id,
      association: to.association.code,
      proposedBy: to.proposedBy,
      country: input.countryCode,
      registration,
      consent,
    },
  });
  return id;
};

/**
 * Nominates an organisation on the association's own list, within its quota and with the head's consent on record
 * (cast-partner-2023 3.1, 5.1, 5.3); or proposes it to the association over it that pools its territory, where it takes
 * no place until that one accepts it. An organisation stands on one list of a call.
 */
export const nominate = (
  platform: Platform,
  caller: SignedIn,
  input: NominateInput,
): Promise<NominationView | Refusal> =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    if (!recommendsFor(caller).includes(input.associationCode)) return refuse('not-permitted');
    const ground = await groundAsked(tx, platform, input.callId, input.associationCode);
    if (ground instanceof Refusal) return ground;
    const association = await findAssociation(tx, input.associationCode);
    if (association === undefined) return refuse('not-found');
    const closed = closedNow(platform, ground);
    if (closed) return closed;
    if (input.proposal) {
      const over = await poolOver(tx, ground, association);
      if (over === undefined) {
        const name = { zh: association.name_zh, en: association.name_en };
        return refuse('not-a-nominator', { name }, { clauses: [ground.rule.clause] });
      }
      const to = { association: over.association, listId: null, proposedBy: association.code };
      const id = await insert(tx, platform, caller, ground, input, to);
      if (id instanceof Refusal) return id;
      await notify(
        tx,
        platform,
        { associationCode: over.association.code, roles: ['recommender', ...officeRoles] },
        {
          zh: `${association.name_zh}建议推荐${input.nameZh || input.nameEn}`,
          en: `${association.name_en} proposes ${input.nameEn || input.nameZh}`,
        },
        '/nominations',
      );
      return readNomination(tx, id);
    }
    const kind = kindOf(ground, association);
    if (kind instanceof Refusal) return kind;
    const list = await lockList(tx, platform, ground, association.code, kind);
    if (list instanceof Refusal) return list;
    const submitted = submittedAlready(list);
    if (submitted) return submitted;
    const full = await quotaObstacle(tx, ground, kind, list, 1);
    if (full) return full;
    const id = await insert(tx, platform, caller, ground, input, {
      association,
      listId: list.id,
      proposedBy: null,
    });
    return id instanceof Refusal ? id : readNomination(tx, id);
  });
