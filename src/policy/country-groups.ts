/**
 * Groups of countries by which partners are counted (cast-partner-2023 4.3). They guide a view and decide nothing.
 * Mainland China, Hong Kong, Macao and Taiwan are in neither: the view tells of countries abroad.
 */

const codes = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Developing economies as UNCTADstat classifies them (2023): Africa; Latin America and the Caribbean; Asia without
 * Israel, Japan and the Republic of Korea; Oceania without Australia and New Zealand. States only, no territories.
 */
export const developingCountries = codes(`
  DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG
  RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW
  AG AR BS BB BZ BO BR CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT UY VE
  AF AM AZ BH BD BT BN KH KP GE IN ID IR IQ JO KZ KW KG LA LB MY MV MN MM NP OM PK PS PH QA SA SG LK SY TJ TH TL TR TM
  AE UZ VN YE
  FJ KI MH FM NR PW PG WS SB TO TV VU CK NU
`);

/**
 * Countries that have signed cooperation documents on the Belt and Road with China: the 152 of the list of the
 * Belt and Road Portal (yidaiyilu.gov.cn) as of June 2023, when the 2023 call was issued.
 */
export const beltAndRoadCountries = codes(`
  SD ZA SN SL CI SO CM SS SC GN GH ZM MZ GA NA MR AO DJ ET KE NG TD CG ZW DZ TZ BI CV UG GM TG RW MA MG TN LY EG GQ LR
  LS KM BJ ML NE CD BW CF GW ER BF ST MW
  KR MN SG TL MY MM KH VN LA BN PK LK BD NP MV AE KW TR QA OM LB SA BH IR IQ AF AZ GE AM KZ KG TJ UZ TH ID PH YE SY PS
  TM
  CY RU AT GR PL RS CZ BG SK AL HR BA ME EE LT SI HU MK RO LV UA BY MD MT PT IT LU
  NZ PG WS NU FJ FM CK TO VU SB KI
  CL GY BO UY VE SR EC PE AR
  CR PA SV DO TT AG DM GD BB CU JM NI HN
`);
