import type { BodyOf } from '#contract/endpoint.ts';
import * as invitations from '#contract/invitations.ts';
import * as nominations from '#contract/nominations.ts';
import { saveDraft } from '#features/applications/drafting.ts';
import { uploadMaterial } from '#features/applications/materials.ts';
import { pdfOf } from '#features/uploads/upload-fixture.ts';
import { lawDay } from '#policy/law-day.ts';
import { anonymous, type TestClient } from '#test/server/client.ts';
import type { TestProduct } from '#test/server/test-product.ts';
import { Readable } from 'node:stream';
import { allowed, asCaller, creditCode } from '../../src/demonstration/people.ts';
import { judgeOpen, submit } from '../../src/demonstration/steps.ts';
import { sufficientDossier, uploadsFor } from '../../src/demonstration/sufficient.ts';
import { readAccount } from '#http/sessions.ts';
import type { MeasureWorld } from './measure-world.ts';

/** Recommenders and the organisations they nominate, taken through real HTTP. */
export type NominateInput = BodyOf<typeof nominations.nominate>;
export type NominationWorld = {
  /** What a recommender writes of an organisation from abroad, or of the mainland; each time another one. */
  candidate: (associationCode: string, over?: Partial<NominateInput>) => NominateInput;
  fromMainland: (associationCode: string) => NominateInput;
  nominate: (key: string, input: NominateInput) => Promise<string>;
  /** Nominates, invites, registers by the link, fills, uploads (`extra`: what the call asks besides), submits, and settles the conditions as the recommender. */
  ready: (
    key: string,
    input: NominateInput,
    extra?: readonly string[],
  ) => Promise<{ nominationId: string; applicationId: string }>;
  /** Takes up the invitation as a stranger would; the browser is signed in afterwards. */
  register: (
    key: string,
    nominationId: string,
    input: NominateInput,
  ) => Promise<{ browser: TestClient; applicationId: string; accountId: string }>;
};

export const registrationOf = (input: NominateInput, number: number): BodyOf<typeof invitations.acceptInvitation> => ({
  name: `Contact ${number}`,
  email: `contact${number}@partner.example`,
  password: 'a long enough phrase 7',
  locale: input.countryCode === 'CN' ? 'zh' : 'en',
  unit: {
    nameZh: input.nameZh,
    nameEn: input.nameEn,
    registration: input.registration,
    legalPersonality: true,
    regionCode: input.countryCode === 'CN' ? '520100' : null,
    districtCode: null,
    directUnderProvince: false,
    corps: false,
    city: 'Oslo',
    address: 'Harbour Street 1',
    contactName: input.contactName,
    contactPhone: '+47 22 00 00 00',
  },
});

const page = pdfOf();
/** What it is in the chain: it finances, and employs the talents it brings. */
const investor = { organizationKind: 'investor', organizationRoles: ['employs-talents'] };

export const buildNominationWorld = (product: TestProduct, world: MeasureWorld, callId: string): NominationWorld => {
  const { platform, app } = product;
  let count = 0;
  const candidate: NominationWorld['candidate'] = (associationCode, over = {}) => {
    count += 1;
    return {
      callId,
      associationCode,
      proposal: false,
      nameZh: `样例境外机构${count}`,
      nameEn: `Sample Society ${count}`,
      countryCode: 'NO',
      registration: `NO ${900_000 + count}`,
      contactName: 'Kari Sample',
      contactEmail: `kari${count}@society.example`,
      consent: { by: 'Ola Sample', on: lawDay('2023-08-01'), how: '电子邮件确认' },
      ...over,
    };
  };
  const nominate: NominationWorld['nominate'] = async (key, input) =>
    (await (await world.browser(key)).expect(nominations.nominate, { body: input })).id;
  let accounts = 0;
  const register: NominationWorld['register'] = async (key, nominationId, input) => {
    const { token } = await (
      await world.browser(key)
    ).expect(nominations.invite, { params: { id: nominationId }, body: {} });
    accounts += 1;
    const answer = await anonymous(app).call(invitations.acceptInvitation, {
      params: { token },
      body: registrationOf(input, accounts),
    });
    if (answer.status !== 200) throw new Error(`could not register: ${JSON.stringify(answer.refusal)}`);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return {
      browser: anonymous(app, { cookie }),
      applicationId: answer.body.applicationId ?? '',
      accountId: answer.body.me.id,
    };
  };
  return {
    candidate,
    fromMainland: (associationCode) => {
      const input = candidate(associationCode, { countryCode: 'CN', nameEn: '' });
      return {
        ...input,
        nameZh: `样例境内机构${count}`,
        registration: creditCode(`91520100MA${String(900_000 + count).padStart(7, '0')}`),
      };
    },
    nominate,
    register,
    ready: async (key, input, extra = []) => {
      const nominationId = await nominate(key, input);
      const { applicationId, accountId } = await register(key, nominationId, input);
      const staff = asCaller(
        await platform.db.run({ kind: 'system' }, (tx) => readAccount(tx, platform.clock, accountId)),
      );
      const regulation = platform.regulations.current('cast-partner-2023')?.regulation;
      if (regulation === undefined) throw new Error('the call is not there');
      allowed(
        await saveDraft(platform, staff, applicationId, {
          version: 1,
          ...sufficientDossier(regulation, 'partner', { zh: '', en: '' }, { form: investor }),
        }),
      );
      const slots = [...uploadsFor(regulation, 'partner'), ...extra.map((slot) => ({ slot, fileName: `${slot}.pdf` }))];
      for (const { slot, fileName } of slots)
        allowed(
          await uploadMaterial(platform, staff, applicationId, slot, async () => ({
            fileName,
            stream: Readable.from([page]),
          })),
        );
      await submit(platform, staff, applicationId);
      await judgeOpen(platform, world.who(key), applicationId);
      return { nominationId, applicationId };
    },
  };
};
